import { describe, expect, it } from '@jest/globals';
import { MINUTE } from '../../src/platform/clock.ts';
import { createRandom } from '../../src/platform/random.ts';
import { chooseButton, delay, likelihood, lookAgain, situationOf, weightOf } from '../../src/sandbox/acting-rules.ts';

const OFFER = ['I’ll lead', 'With a second', 'Not this time', 'Keep my turn', 'Never ask me'];
const ANSWERS = ['Coming', 'Not this time', 'Notes only'];
const CONSOLE = ['Next step', '+2 minutes', 'Skip next', 'Who is here', 'Open the console', 'End'];

/** How often each is pressed, in hundredths. */
function shares(labels: readonly string[], isAway = false): Record<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i < 2000; i++) {
    const chosen = labels[chooseButton(labels, createRandom(`${i}`), situationOf(labels), isAway) ?? -1] ?? 'nothing';
    counts.set(chosen, (counts.get(chosen) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].map(([label, times]) => [label, Math.round(times / 20)]));
}

describe('people who act by themselves', () => {
  it('mostly lead when they are asked to, and hardly ever say never', () => {
    const { 'I’ll lead': lead = 0, 'With a second': second = 0, 'Not this time': no = 0, 'Never ask me': never = 0 } = shares(OFFER);
    expect(lead).toBeGreaterThan(50);
    expect(second).toBeGreaterThan(8);
    expect(no).toBeGreaterThan(8);
    expect(never).toBeLessThan(4);
  });

  it('do not say yes to a day on which they are away', () => {
    expect(shares(OFFER, true)['I’ll lead'] ?? 0).toBeLessThan(6);
    expect(shares(ANSWERS, true).Coming ?? 0).toBeLessThan(6);
    expect(shares(ANSWERS).Coming).toBeGreaterThan(80);
  });

  it('mostly let the console run, and almost never end a session', () => {
    const pressed = shares(CONSOLE);
    expect(pressed.nothing).toBeGreaterThan(40);
    expect(pressed.End ?? 0).toBeLessThan(2);
  });

  it('say within a quarter of an hour that they are there, and come back to the console', () => {
    const doors = situationOf(['I am here']);
    const pace = Array.from({ length: 200 }, (_, i) => delay(createRandom(`${i}`), doors) / MINUTE);
    expect([Math.min(...pace), Math.max(...pace)]).toEqual([1, 15]);
    expect(lookAgain(createRandom('1'), situationOf(CONSOLE), CONSOLE, 1)).toBeGreaterThanOrEqual(3 * MINUTE);
    expect(lookAgain(createRandom('1'), doors, ['I am here'], 1)).toBeNull();
  });

  it('mostly say yes to a coaching round when they are asked, by temper', () => {
    const call = ['I am in', 'What is this?', 'Why this', 'Less of this', 'Pause'];
    const inIt = shares(call)['I am in'] ?? 0;
    const asked = (temper: 'engaged' | 'regular' | 'sparing') => (likelihood(temper, false, situationOf(call)) * inIt) / 100;
    expect([asked('engaged'), asked('regular'), asked('sparing')].map((share) => Math.round(share * 10) / 10)).toEqual([0.8, 0.5, 0.2]);
  });

  it('sign their pact, look again until it stands, and hardly ever let it go', () => {
    const open = ['Our pact', 'Pick a guide', 'Still on', 'Let it go', 'Why this', 'Less of this', 'Pause'];
    const pressed = shares(open);
    expect(pressed['Our pact']).toBeGreaterThan(30);
    expect(pressed['Let it go'] ?? 0).toBeLessThan(3);
    expect(shares(['Our pact', 'These dates suit me', 'Pick a guide'])['These dates suit me']).toBeGreaterThan(50);
    expect(lookAgain(createRandom('1'), situationOf(open), open, 1)).not.toBeNull();
    expect(lookAgain(createRandom('1'), situationOf(open), ['Our pact', 'Your talks'], 1)).toBeNull();
    expect(lookAgain(createRandom('1'), situationOf(open), open, 4)).toBeNull();
  });

  it('are mostly there for whoever asks them', () => {
    for (const yes of ['I am there', 'Yes, gladly', 'Yes, let us', 'Yes, I would like one']) {
      const pressed = shares([yes, 'Not now', 'Why this', 'Less of this', 'Pause']);
      expect(pressed[yes]).toBeGreaterThan(50);
      expect(pressed['Not now']).toBeGreaterThan(5);
    }
  });

  it('leave an ending alone, wherever it stands', () => {
    for (const label of ['End it quietly', 'Take me out', 'Stop looking', 'Take my offer down', 'Close it well'])
      expect(weightOf(label)).toBeLessThanOrEqual(0.01);
  });

  it('never say anything when that is how they are', () => {
    for (const labels of [OFFER, ANSWERS, CONSOLE, ['Vote'], ['I am here'], ['I am in'], ['Our pact'], ['Anything']])
      expect(likelihood('silent', false, situationOf(labels))).toBe(0);
  });
});
