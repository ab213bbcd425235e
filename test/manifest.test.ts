import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkReadme, validateManifest } from './lint/manifest.ts';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const manifest = read('manifest.yml');

describe('the manifest', () => {
  it('agrees with Slack’s schema and with the code', async () => {
    expect(await validateManifest(manifest)).toEqual([]);
  });

  it.each([
    [
      'a command nobody answers',
      (text: string) => text.replace('command: /checkin', 'command: /checkout'),
      'command /checkout is in the manifest and not in the code',
    ],
    [
      'a command that is not offered',
      (text: string) => text.replace(/ {4}- command: \/reflect[\s\S]*?should_escape: true\n/, ''),
      'command /reflect is in the code and not in the manifest',
    ],
    [
      'a shortcut nobody answers',
      (text: string) => text.replace('callback_id: check_in', 'callback_id: check_out'),
      'shortcut check_out is in the manifest and not in the code',
    ],
    [
      'an event without its scope',
      (text: string) => text.replaceAll('      - users:read\n', ''),
      'event user_change needs the scope users:read',
    ],
    [
      'a history scope that is not optional',
      (text: string) => text.replace(/bot_optional:\n {6}- channels:history\n/, 'bot_optional:\n'),
      'the optional scopes are not those of scopes.ts',
    ],
    ['a colour that is none', (text: string) => text.replace('#2f4858', '#zzzzzz'), 'background_color is a colour such as #2f4858'],
    [
      'a name with capitals',
      (text: string) => text.replace('display_name: rondo', 'display_name: Rondo'),
      'display_name takes a-z 0-9 . _ -',
    ],
  ])('does not let through %s', async (_, breakIt, problem) => {
    const broken = breakIt(manifest);
    expect(broken).not.toBe(manifest);
    expect(await validateManifest(broken)).toContain(problem);
  });

  it('has each of its scopes explained in the README', () => {
    expect(checkReadme(read('README.md'))).toEqual([]);
    expect(checkReadme(read('README.md').replaceAll('`dnd:read`', ''))).toEqual(['README.md does not explain the scope dnd:read']);
  });
});
