// Who may import whom. Each rule was broken on purpose once and seen to fire: test/lint/borders.test.ts does it again.
const to = (path, extra = {}) => ({ path, ...extra });
const IMPURE = [
  '/(store|service|commands|agenda)[a-z-]*\\.ts$',
  '^src/platform/(scheduler|http)/',
  '^src/platform/db/(sqlite|postgres|open-database|migrate)',
  '^src/platform/delivery/(courier|store)',
  '^src/platform/slack/(edge|dispatch|speak|connection|caller|store)\\.ts$',
  '^node:(fs|net|http|child_process)$',
];
module.exports = {
  forbidden: [
    { name: 'tiers-point-down-platform', severity: 'error', comment: 'platform knows no community words', from: { path: '^src/platform/' }, to: to('^src/(community|features|library|sandbox)/') },
    { name: 'tiers-point-down-community', severity: 'error', comment: 'the kernel knows no feature', from: { path: '^src/(community|library)/' }, to: to('^src/(features|sandbox)/') },
    { name: 'features-do-not-meet', severity: 'error', comment: 'a feature never imports another feature', from: { path: '^src/features/([^/]+)/' }, to: to('^src/features/([^/]+)/', { pathNot: '^src/features/$1/' }) },
    { name: 'features-by-their-door', severity: 'error', comment: 'outsiders enter a feature by index.ts only', from: { pathNot: '^src/features/[^/]+/' , path: '^src/' }, to: to('^src/features/[^/]+/', { pathNot: '^src/features/[^/]+/(index|tables)\\.ts$' }) },
    { name: 'tables-for-the-list-only', severity: 'error', comment: "a feature's tables are for its store and for the list of all tables", from: { path: '^src/', pathNot: '^src/(all-tables\\.ts$|features/[^/]+/)' }, to: to('^src/features/[^/]+/tables\\.ts$') },
    { name: 'rules-and-views-are-pure', severity: 'error', comment: 'rules and views do no I/O', from: { path: ['/rules[a-z-]*\\.ts$', '/views[a-z-]*\\.ts$', '[a-z]-rules\\.ts$', '[a-z]-views\\.ts$'], pathNot: '^src/sandbox/' }, to: to(IMPURE, { dependencyTypesNot: ['type-only'] }) },
    { name: 'sql-in-stores-only', severity: 'error', comment: 'drizzle only in store, tables, platform/db', from: { path: '^src/', pathNot: ['^src/platform/db/', 'store[a-z-]*\\.ts$', 'tables\\.ts$'] }, to: to('node_modules/drizzle-orm/') },
    { name: 'bolt-in-one-place', severity: 'error', comment: 'Bolt and the web client only in platform/slack', from: { path: '^src/', pathNot: '^src/(platform/slack|sandbox)/' }, to: to('node_modules/@slack/(bolt|web-api)/') },
    { name: 'engines-in-one-place', severity: 'error', comment: 'database drivers only in platform/db', from: { path: '^src/', pathNot: '^src/platform/db/' }, to: to('node_modules/(better-sqlite3|pg|@electric-sql)/') },
    { name: 'sandbox-by-its-entry', severity: 'error', comment: 'nothing but its own entry and tests imports the sandbox', from: { path: '^src/', pathNot: '^src/sandbox/' }, to: to('^src/sandbox/') },
    { name: 'src-never-imports-test', severity: 'error', comment: 'the program does not need its tests', from: { path: '^src/' }, to: to('^test/') },
    { name: 'no-cycles', severity: 'error', comment: 'no file needs itself', from: { path: '^src/' }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-orphans', severity: 'error', comment: 'a file nobody imports is dead', from: { orphan: true, path: '^src/', pathNot: '^src/(main|operate)\\.ts$|^src/sandbox/(main|page)' }, to: {} },
    { name: 'no-dev-packages', severity: 'error', comment: 'the program runs without development packages', from: { path: '^src/', pathNot: '^src/sandbox/' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
