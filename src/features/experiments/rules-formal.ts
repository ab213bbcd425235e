/** Designs that touch pay, appraisal, working time or personal data need a formal route: found by their words. Pure. */

export type FormalMatter = 'pay' | 'appraisal' | 'working time' | 'personal data';

const words = (...patterns: string[]): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, 'u');

/** "Pay" is a matter only where it is money for work: "pay attention", "pays off" and "who pays the supplier" are not. */
const NO_MONEY =
  'attention|heed|off|offs|back|respects?|regard|tribute|lip|court|homage|for|to|close|closer|more|less|enough|him|her|them|us|me|a|an|the|as|with';
const BEFORE_PAY =
  "my|our|your|his|her|their|its|everyone['’]s|people['’]s|staff|the|on|about|of|in|equal|unequal|fair|base|basic|variable|overtime|extra|holiday|sick|performance|merit|\\p{L}+['’]s";
const AFTER_PAY =
  'rises?|raises?|bands?|grades?|gaps?|scales?|cuts?|freezes?|increases?|levels?|reviews?|slips?|packets?|packages?|structures?|transparency|decisions?|ranges?|day|negotiations?|bargaining|equity|equality';

const MATTERS: readonly [FormalMatter, readonly RegExp[]][] = [
  [
    'pay',
    [
      words(`(?:${BEFORE_PAY})[ -]pay(?![ -](?:${NO_MONEY}|attention)\\b)(?!-)`),
      words(`pay[ -](?:${AFTER_PAY})`),
      words('salar(?:y|ies)', 'payrolls?', 'remuneration', 'stock options?', 'wages?(?! war)', 'compensation'),
      words('(?<!as a |added |nice |a )bonus(?:es)?', '(?:a|annual|yearly|team|cash|retention) bonus(?! of| for us|:|,| effect| point)'),
    ],
  ],
  [
    'appraisal',
    [
      words(
        '(?:self-)?appraisals?',
        '(?:performance|staff|employee|talent)[ -](?:review|rating|ranking|evaluation|assessment|improvement plan)s?',
        'forced ranking',
        'stack ranking',
        'disciplinary (?:action|measure|procedure|process|hearing|meeting|matter)s?',
        'promotion (?:decision|round|committee|panel)s?',
      ),
    ],
  ],
  [
    'working time',
    [
      words(
        'working[ -](?:time|hours?)',
        'work hours',
        'overtime',
        'shift (?:pattern|plan|swap|length|rota|work|schedule|roster)s?',
        '(?:three|four|five|six|[3-6])-day (?:working |work )?week',
        '(?:annual|parental|sick|maternity|paternity|unpaid|compassionate) leave',
        '(?:paid|unpaid) time off',
        'holiday (?:entitlement|allowance)s?',
        'vacation (?:days?|allowance)',
        'fle(?:xi|x)time',
        'flexible hours',
        'part-time (?:contract|hours|work)',
        'on-call (?:rota|duty|duties|hours|shifts?|roster)',
      ),
    ],
  ],
  [
    'personal data',
    [
      words(
        'personal (?:data|information|details)',
        'personally identifiable',
        'gdpr',
        'data protection',
        '(?:health|medical|sickness|absence|biometric) (?:data|records?|information|certificates?|history|histories)',
        'sick (?:notes?|days)',
        'home address(?:es)?',
        'dates? of birth',
        'birth ?dates?',
        'personnel (?:files?|records?)',
        'employee (?:data|records|monitoring|surveillance)',
        '(?:keystroke|mouse|location) (?:logging|tracking)',
        "(?:monitor|track|record|read|log)(?:ing)? (?:their|people['’]s|everyone['’]s|staff['’]s?|employees?['’]?) (?:e-?mails?|messages|chats|calls|location|screens?|activity)",
        'criminal records?',
      ),
    ],
  ],
];

export function formalMatterIn(text: string): FormalMatter | null {
  const said = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/[‐‑‒–]/gu, '-');
  return MATTERS.find(([, patterns]) => patterns.some((pattern) => pattern.test(said)))?.[0] ?? null;
}
