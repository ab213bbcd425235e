import { describe, expect, it } from '@jest/globals';
import { type ChecklistBody, libraryTools, type RubricBody, type TreeBody } from '../../../src/features/tools/rules.ts';
import { ratedLines, verdictOf } from '../../../src/features/tools/rules-rating.ts';
import { listModal, type ToolView } from '../../../src/features/tools/views.ts';
import { checklistModal } from '../../../src/features/tools/views-checklist.ts';
import { copyModal } from '../../../src/features/tools/views-copies.ts';
import { ratedModal, rubricModal } from '../../../src/features/tools/views-rubric.ts';
import { treeModal } from '../../../src/features/tools/views-tree.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';

const HOSTILE = '<!channel> & *Ana* <@U0BEN> _x_ שלום 🎉';
const long = (n: number): string => HOSTILE.padEnd(n, '&');
const tools = libraryTools(readStarterLibrary());
const copy = { isMine: true, isShared: true, from: long(75) };
const mine = <B extends ChecklistBody | TreeBody | RubricBody>(body: B): ToolView<B> => ({
  tool: { id: '01J'.padEnd(26, 'X'), name: long(75), useWhen: long(170), originId: 'ru-decision', body },
  copy,
});

const list = mine({ kind: 'checklist', items: Array.from({ length: 30 }, () => long(120)) });
const tree = mine({
  kind: 'tree',
  choices: Array.from({ length: 20 }, (_, at) => ({ ask: long(200), yes: { to: at + 1 }, no: { answer: long(200) } })),
});
const looks = Object.fromEntries(['0', '1', '2', '3', '4'].map((score) => [score, long(200)]));
const rubric = mine({
  kind: 'rubric',
  scale: [0, 1, 2, 3, 4].map((score) => ({ score, word: long(200) })),
  criteria: Array.from({ length: 6 }, () => ({ label: long(75), looks })),
});
const scores = [0, 1, 2, 3, 4, 0];
const rated = {
  view: rubric,
  scores,
  lines: ratedLines(rubric.tool.body, scores, [1, 1, 1, 1, 1, 1]),
  verdict: verdictOf(rubric.tool, scores),
};
const form = {
  metadata: '{}',
  kind: 'tree' as const,
  from: long(75),
  community: long(80),
  name: long(90),
  useWhen: long(200),
  body: long(3000),
  shared: true,
};

const modals = {
  list: listModal([...tools.map((tool) => ({ tool, copy: null })), ...Array.from({ length: 40 }, () => [list, tree, rubric]).flat()], ''),
  'empty list': listModal([], long(3000)),
  checklist: checklistModal(list, [0, 3, 29, 99], long(100)),
  'new checklist': checklistModal({ ...list, copy: null }, []),
  tree: treeModal(tree, 'y'.repeat(19), false),
  'end of a tree': treeModal(tree, 'n', true),
  rubric: rubricModal(rubric),
  rated: ratedModal({ ...rated, lastOn: 'Monday 2 November 2026', isKept: false }),
  kept: ratedModal({ ...rated, lastOn: null, isKept: true }),
  copy: copyModal({ ...form, isChange: false }),
  change: copyModal({ ...form, name: '', body: '', useWhen: '', isChange: true }),
};

describe('every view of tools', () => {
  it.each(Object.entries(modals))('%s is a modal that Slack takes, with the longest texts', (_, modal) => {
    expect(validateView(modal, 'modal')).toEqual([]);
    expect(modal.blocks.length).toBeLessThanOrEqual(100);
  });
  it.each(tools.map((tool) => [tool.id, tool] as const))('%s runs', (_, tool) => {
    const { body } = tool;
    const modal =
      body.kind === 'checklist'
        ? checklistModal({ tool: { ...tool, body }, copy: null }, [])
        : body.kind === 'tree'
          ? treeModal({ tool: { ...tool, body }, copy: null }, '', false)
          : rubricModal({ tool: { ...tool, body }, copy: null });
    expect(validateView(modal, 'modal')).toEqual([]);
    expect(JSON.stringify(modal)).toContain('Copy it for my team');
  });
  it('never puts somebody’s words into mrkdwn unescaped', () => {
    const mrkdwn = [...JSON.stringify(modals).matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? '');
    expect(mrkdwn.length).toBeGreaterThan(5);
    for (const text of mrkdwn) expect(text).not.toContain('<!channel>');
  });
});
