/** A person whose acts end only when the app has said all it has to say about them: what tests, acting members and the page need. */
import type { Person } from './person.ts';

export interface Rest {
  /** After an act that the app acknowledges while it works. */
  afterAct(): Promise<void>;
  /** After something that reaches the app as an event, which it acknowledges before it works. */
  afterEvent(): Promise<void>;
}

export function createSettlingPerson(person: Person, rest: Rest): Person {
  const acts =
    <A extends unknown[], T>(act: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      try {
        return await act(...args);
      } finally {
        await rest.afterAct();
      }
    };
  const causes =
    <A extends unknown[], T>(act: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      const result = await act(...args);
      await rest.afterEvent();
      return result;
    };
  const settling: Person = {
    ...person,
    types: async (text, where) => {
      await person.types(text, where);
      await (text.startsWith('/') ? rest.afterAct() : rest.afterEvent());
    },
    says: causes(person.says),
    presses: acts(person.presses),
    chooses: acts(person.chooses),
    fills: (values) => {
      person.fills(values);
      return settling;
    },
    submits: acts(person.submits),
    closes: acts(person.closes),
    runsShortcut: acts(person.runsShortcut),
    opensHome: causes(person.opensHome),
    joins: causes(person.joins),
    leaves: causes(person.leaves),
  };
  return settling;
}
