import { describe, expect, it } from '@jest/globals';
import { findPromptFor } from '../../../src/features/welcome/rules-first-things.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';

const library = readStarterLibrary();

describe('the question nearest to a hope', () => {
  it.each([
    ['Delegating without hovering', 'delegation'],
    ['giving feedback that is heard', 'feedback'],
    ['prioritising what my team does', 'prioritisation'],
    ['run shorter meetings', 'meetings'],
  ])('for "%s" comes from %s', (hope, subTag) => {
    expect(findPromptFor(hope, library)?.sub_tag).toBe(subTag);
  });

  it.each(['', 'to be better', '🙂', 'xyzzy plugh', '<@U123>'])('is none for "%s"', (hope) => {
    expect(findPromptFor(hope, library)).toBeNull();
  });

  it('never needs the trust that a newcomer cannot have yet', () => {
    const words = library.prompts.flatMap((prompt) => [prompt.text, prompt.sub_tag]);
    expect(words.map((hope) => findPromptFor(hope, library)?.exposure ?? 1).filter((exposure) => exposure > 2)).toEqual([]);
  });
});
