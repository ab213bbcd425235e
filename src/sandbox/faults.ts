/** Faults on request: what the network and Slack do on a bad day. */
export interface FaultRule {
  /** Any method when absent. */
  method?: string;
  /** How often it strikes; without end when absent. */
  times?: number;
  /** Strikes at every nth matching call only. */
  everyNth?: number;
  kind: '429' | '500' | 'stored_but_lost' | 'slow' | 'drop_connection' | 'error';
  /** Seconds, for 429. */
  retryAfter?: number;
  /** Slack's error code, for `error`. */
  error?: string;
  /** Milliseconds, for `slow`. */
  ms?: number;
  channel?: string;
}

export interface Faults {
  add(rule: FaultRule): void;
  clear(): void;
  /** The fault that strikes this call, or null. Counts the call. */
  strike(method: string, channel: string): FaultRule | null;
}

export function createFaults(): Faults {
  let rules: { rule: FaultRule; seen: number; struck: number }[] = [];
  return {
    add: (rule) => {
      rules.push({ rule, seen: 0, struck: 0 });
    },
    clear: () => {
      rules = [];
    },
    strike: (method, channel) => {
      for (const entry of rules) {
        const { rule } = entry;
        if (rule.method !== undefined && rule.method !== method) continue;
        if (rule.channel !== undefined && rule.channel !== channel) continue;
        if (rule.times !== undefined && entry.struck >= rule.times) continue;
        entry.seen++;
        if (rule.everyNth !== undefined && entry.seen % rule.everyNth !== 0) continue;
        entry.struck++;
        return rule;
      }
      return null;
    },
  };
}
