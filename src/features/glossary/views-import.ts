/** Taking terms in as CSV, and what came of it. */
import type { Modal } from '../../platform/slack/message.ts';
import { context, input, plain, plainSection, section } from '../../platform/slack/text.ts';

export const importModal = (communityId: string, longest: number): Modal => ({
  type: 'modal',
  callback_id: 'glossary:import',
  private_metadata: JSON.stringify({ c: communityId }),
  title: plain('Import terms', 24),
  submit: plain('Take them in', 24),
  close: plain('Not now', 24),
  blocks: [
    context('Everyone here can read what you take in. Terms that are here already get the new wording, and keep the old one as a version.'),
    input(
      'csv',
      'The glossary as CSV',
      {
        type: 'plain_text_input',
        multiline: true,
        max_length: longest,
        placeholder: plain('term,definition\nOutcome,A change that others could observe', 150),
      },
      { hint: `The first line names the columns. Up to ${longest} characters; bigger files go by the operator’s import.` },
    ),
  ],
});

const MOST_PROBLEMS = 20;

export function importedModal({
  added,
  changed,
  same,
  problems,
}: {
  added: number;
  changed: number;
  same: number;
  problems: readonly { line: number; reason: string }[];
}): Modal {
  const counts = `✓ ${added} new, ${changed} changed, ${same} as before.`;
  const more = problems.length > MOST_PROBLEMS ? [`And ${problems.length - MOST_PROBLEMS} more lines.`] : [];
  const lines = problems.slice(0, MOST_PROBLEMS).map(({ line, reason }) => `Line ${line}: ${reason}`);
  return {
    type: 'modal',
    callback_id: 'glossary:imported',
    title: plain('Import terms', 24),
    close: plain('Close', 24),
    blocks: [
      plainSection(counts),
      ...(problems.length > 0
        ? [
            section(
              `${problems.length === 1 ? 'One line was' : `${problems.length} lines were`} left out; mend them and take them in again:`,
            ),
            plainSection([...lines, ...more].join('\n')),
          ]
        : []),
    ],
  };
}
