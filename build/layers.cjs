// Who may import whom. Each rule's comment is what a person reads when it stops them.
const within = (folder) => `^${folder}/`;
const composition =
  '^(renderer/(app|kiosk)/(main|compose[^/]*)\\.tsx?|electron/main\\.ts|central/(main|api-command)\\.ts)$';
const library = (name) => `(^|/)node_modules/${name}(/|$)|^${name}(/|$)`;

/** Layers of shared, lowest first; `reach` is what each may import besides itself. */
const sharedLayers = [
  { layer: 'lib', reach: [] },
  { layer: 'domain', reach: ['lib'] },
  { layer: 'thermal', reach: ['lib', 'domain'] },
  { layer: 'register-feed', reach: ['lib', 'domain'] },
  { layer: 'model', reach: ['lib', 'domain', 'register-feed'] },
  { layer: 'demo', reach: ['lib', 'domain', 'register-feed', 'model'] },
  { layer: 'mutations', reach: ['lib', 'domain', 'register-feed', 'model'] },
  { layer: 'sync', reach: ['lib', 'domain', 'register-feed', 'model', 'mutations'] },
  { layer: 'ministry', reach: ['lib', 'domain', 'model', 'sync'] },
  { layer: 'host', reach: ['lib', 'domain', 'thermal', 'model', 'sync'] },
];

const sharedLayerRules = sharedLayers.map(({ layer, reach }) => ({
  name: `shared-${layer}-points-down`,
  comment: `shared/${layer} may import ${['itself', ...reach].join(', ')} and zod, nothing above it.`,
  severity: 'error',
  from: { path: within(`shared/${layer}`) },
  to: { path: '^shared/', pathNot: `^shared/(${[layer, ...reach].join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      // `?url` asks the bundler for the address of a file; with the mark behind it no package exports it.
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\.wasm\\?url$'] },
    },
    {
      name: 'shared-is-pure',
      comment:
        'shared runs everywhere, so it imports only itself, zod and pure hashes: no Node, no browser, no other library.',
      severity: 'error',
      from: { path: within('shared') },
      to: { pathNot: ['^shared/', library('zod'), library('@noble/hashes')] },
    },
    ...sharedLayerRules,
    {
      name: 'shells-do-not-meet',
      comment: 'renderer, electron and central know each other only through the contracts in shared.',
      severity: 'error',
      from: { path: '^(renderer|electron|central)/' },
      to: { path: '^(renderer|electron|central)/', pathNot: '^$1/' },
    },
    {
      name: 'nothing-imports-test',
      comment: 'What ships does not lean on tests.',
      severity: 'error',
      from: { pathNot: within('test') },
      to: { path: within('test') },
    },
    {
      name: 'nothing-imports-build',
      comment: 'build makes the product; only tests may look into it.',
      severity: 'error',
      from: { pathNot: '^(build|test)/' },
      to: { path: within('build') },
    },
    {
      name: 'build-uses-shared-and-central',
      comment: 'Build scripts may seed a centre, but they do not run screens or windows.',
      severity: 'error',
      from: { path: within('build') },
      to: { path: '^(renderer|electron)/' },
    },
    {
      name: 'dexie-only-in-data',
      comment: 'renderer/data is the only importer of dexie: everything else asks its queries and mutations.',
      severity: 'error',
      from: { path: '^(renderer|electron|central)/', pathNot: within('renderer/data') },
      to: { path: library('dexie') },
    },
    {
      name: 'data-knows-no-screen',
      comment: 'renderer/data holds no React and no screen; it must run where there is no page.',
      severity: 'error',
      from: { path: within('renderer/data') },
      to: {
        path: [library('(react|react-dom|react-aria-components|@tanstack/react-router)'), '^renderer/'],
        pathNot: within('renderer/data'),
      },
    },
    {
      name: 'ground-floor-knows-no-feature',
      comment: 'scan, print, i18n, ui and host serve every feature, so they know none of them.',
      severity: 'error',
      from: { path: '^renderer/(scan|print|i18n|ui|host)/' },
      to: { path: '^renderer/(app|features|kiosk)/' },
    },
    {
      name: 'features-do-not-meet',
      comment: 'A feature never imports another; what two need moves down, or they meet in app.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'features-know-no-app-and-no-shell',
      comment: 'A feature gets its services handed in: it never imports app or a concrete host.',
      severity: 'error',
      from: { path: within('renderer/features') },
      to: { path: ['^renderer/(app|kiosk)/', '^renderer/host/.*host\\.tsx?$'] },
    },
    {
      name: 'kiosk-stays-small',
      comment:
        "The public screen shows what it is told: no office data, no staff page, and not the staff pages' widgets.",
      severity: 'error',
      from: { path: '^renderer/(kiosk|features/kiosk)/' },
      to: {
        path: ['^renderer/(app|data|features|services)/', library('(dexie|react-aria-components)')],
        pathNot: within('renderer/features/kiosk'),
      },
    },
    {
      name: 'long-lived-objects-in-main-only',
      comment: 'Database, host, sync engine and server are built in the composition roots and handed on from there.',
      severity: 'error',
      from: { path: '^(renderer|electron|central)/', pathNot: [composition, within('renderer/data')] },
      to: {
        path: [
          '^renderer/host/create-host\\.tsx?$',
          '^renderer/data/(database|create-[^/]+|open-office-data)\\.ts$',
          '^shared/sync/engine\\.ts$',
          '^central/http/app\\.ts$',
        ],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'central-services-know-no-http',
      comment: 'The rules of the centre do not depend on the web framework.',
      severity: 'error',
      from: { path: '^central/(services|db)/' },
      to: { path: [library('(fastify|@fastify/[^/]+)'), '^central/http/'] },
    },
    {
      name: 'central-http-knows-no-sql',
      comment: 'Routes call services; services speak SQL.',
      severity: 'error',
      from: { path: within('central/http') },
      to: { path: [library('(kysely|pg|@electric-sql/pglite)')], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release|coverage|\\.tsc)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'types', 'node', 'browser', 'default'],
    },
  },
};
