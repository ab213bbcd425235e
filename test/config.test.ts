import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.ts';

const whole = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('the settings', () => {
  it('have a default for everything but the tokens', () => {
    expect(readConfig(whole)).toEqual({
      slack: { botToken: 'xoxb-1', apiUrl: 'https://slack.com/api/', mode: { kind: 'socket', appToken: 'xapp-1' } },
      databaseUrl: 'file:./data/rondo.db',
      port: 3000,
      logLevel: 'info',
    });
  });

  it('choose signed HTTP when only the signing secret is there', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a-long-secret' }).slack.mode).toEqual({
      kind: 'http',
      signingSecret: 'a-long-secret',
    });
  });

  it('name every wrong variable at once, in words, and never its value', () => {
    const problems = problemsOf({
      SLACK_BOT_TOKEN: 'xoxp-secret',
      DATABASE_URL: 'mysql://secret',
      PORT: '99999',
      LOG_LEVEL: 'loud',
      SLACK_API_URL: 'secret',
    });
    expect(problems).toHaveLength(6);
    expect(problems.join('\n')).toMatch(
      /SLACK_BOT_TOKEN starts with xoxb-.*DATABASE_URL is file:.*PORT is at most 65535.*LOG_LEVEL is one of trace.*one of the two is needed/s,
    );
    expect(problems.join('\n')).not.toContain('secret');
  });

  it('take an empty variable as not set', () => {
    expect(problemsOf({ ...whole, PORT: '', DATABASE_URL: '' })).toEqual([]);
    expect(problemsOf({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: 'xapp-1' })).toEqual(['SLACK_BOT_TOKEN is missing']);
  });
});
