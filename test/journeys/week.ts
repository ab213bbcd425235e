/** A week in the life of a community, told once and lived on every engine. */
import { expect } from '@jest/globals';
import { founds } from '../features/set-up/walk.ts';
import type { World } from '../support/world.ts';

export type Name = 'cleo' | 'dev' | 'eli' | 'fay' | 'gus' | 'hana';
const MEMBERS: readonly Name[] = ['cleo', 'dev', 'eli', 'fay', 'gus', 'hana'];
export const WORDS = (name: string): string => `${name} thinks: *less* & <later> 🎉 שלום`;

export const channelId = (world: World): string => {
  const channel = [...world.server.workspace.channels.values()].find(({ name }) => name === 'leads-of-leads');
  if (!channel) throw new Error('the channel is not open yet');
  return channel.id;
};
export const inThread = (world: World): string[] =>
  world.ana
    .messages(channelId(world))
    .filter(({ threadTs, ts }) => threadTs !== null && threadTs !== ts)
    .map(({ text }) => text);

async function joins(world: World, name: Name): Promise<void> {
  const person = world[name];
  await person.presses('Tell us');
  await person.fills({ level: 'Member', hope: `Listening longer, says ${name}`, ...(name === 'gus' ? { share: ['yes'] } : {}) }).submits();
  await person.closes({ all: true }).catch(() => undefined);
}

async function answers(world: World, name: Name, button: string): Promise<void> {
  await world[name].presses(button, { channel: channelId(world) });
  await world[name].fills({ answer: WORDS(name) }).submits();
  await world[name].closes({ all: true }).catch(() => undefined);
}

/** `between` happens between two things that people do, e.g. a restart. */
export async function livesAWeek(world: World, between: () => Promise<void> = async () => undefined): Promise<void> {
  // Eight with the two stewards: from then on answers without a name are offered.
  await founds(world, { founders: MEMBERS.map((name) => `U0${name.toUpperCase()}`) });
  // In New York it is morning by then; an invitation comes within one's own hours.
  await world.until('2026-11-02', '15:30');
  for (const name of MEMBERS) await joins(world, name);
  await between();
  await world.until('2026-11-03', '11:30');
  world.ana.sees('Gus is new here and hopes to get better at:');

  await world.until('2026-11-24', '10:30');
  world.cleo.sees('Why this question:');
  await answers(world, 'cleo', 'Answer here with my name');
  await between();
  await answers(world, 'eli', 'Answer here with my name');
  await answers(world, 'fay', 'Answer here with my name');
  await answers(world, 'dev', 'Answer without my name');
  await answers(world, 'gus', 'Save for myself');
  await world.passes('5 minutes');
  expect(inThread(world).filter((text) => text.includes('answers:'))).toEqual(
    ['cleo', 'eli', 'fay'].map((name) => `${name[0]?.toUpperCase()}${name.slice(1)} answers:\n${WORDS(name)}`),
  );
  expect(world.ana.reads()).not.toContain(WORDS('dev'));
  expect(world.ana.reads()).not.toContain(WORDS('gus'));
  await world.gus.types('/rondo reflections');
  world.gus.sees(WORDS('gus'));
  await world.gus.closes({ all: true });

  await world.gus.types('/checkin');
  while (!JSON.stringify(world.gus.modal()).includes('What I will try')) await world.gus.submits();
  await world.gus.fills({ 'What I will try': `If it drags, then ${WORDS('I')}` }).submits();
  world.gus.sees('Your step is kept.');
  await world.gus.closes({ all: true });
  await between();
  await world.until('2026-12-11', '18:00');
  const asked = world.gus.messages().filter(({ text }) => text.includes(WORDS('I')));
  expect(asked).toHaveLength(1);
  await world.gus.presses('Check in', { channel: asked[0]?.channel ?? '', ts: asked[0]?.ts ?? '' });
  await world.gus.fills({ 'How did it go?': 'Did it' }).submits();
  world.gus.sees('✓ Your answer is kept.');
  await world.gus.closes({ all: true });
  const digests = world.ana.messages().filter(({ text }) => text.includes('this comes on Mondays'));
  // Monday 2 November to Monday 7 December.
  expect(digests).toHaveLength(6);
}

/** A pause, and a leave with each choice for what stands in the thread. */
export async function somePauseSomeLeave(world: World): Promise<void> {
  await world.gus.types('/rondo pause 2 weeks');
  world.gus.sees('⏸ Leads of leads is paused.');
  const choices = { cleo: 'My texts stay, without my name', eli: 'My texts stay, with my name', fay: 'My texts are deleted' } as const;
  for (const name of ['cleo', 'eli', 'fay'] as const) {
    await world[name].types('/rondo leave');
    await world[name].fills({ texts: choices[name] }).submits();
    world[name].sees('You have left Leads of leads.');
    await world[name].closes({ all: true });
  }
  await world.passes('10 minutes');
  expect(inThread(world).filter((text) => text.includes('answers:'))).toEqual([
    `Somebody who has left answers:\n${WORDS('cleo')}`,
    `Eli answers:\n${WORDS('eli')}`,
  ]);
  const before = world.gus.messages().length;
  await world.until('2026-12-24', '12:00');
  const since = world.gus
    .messages()
    .slice(before)
    .filter(({ kind }) => kind === 'im');
  expect(since).toEqual([]);
  for (const name of ['cleo', 'fay'] as const) await world[name].types('/rondo about-me');
  expect(world.fay.reads()).not.toContain(WORDS('fay'));
}
