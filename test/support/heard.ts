/** What somebody has heard in private, and how she comes back to an empty screen. */
import type { Person } from '../../src/sandbox/person.ts';

/** Closes whatever is open. */
export const done = async (person: Person): Promise<void> => {
  while (person.modal()) await person.closes({ all: true });
};

/** What came to her alone, or to her and few others, as it reads now; answers that only she sees are none. */
export const letters = (person: Person) =>
  person.messages().filter(({ kind, ephemeral }) => (kind === 'im' || kind === 'mpim') && !ephemeral);

/** Those that hold these words, oldest first. */
export const heard = (person: Person, text: string): string[] =>
  letters(person)
    .map((letter) => letter.text)
    .filter((words) => words.includes(text));
