/**
 * Each project is one kind of test; `npm test` runs all that need no browser. What runs on Cosmos DB's protocol has a
 * configuration of its own, test/store/cosmos/jest.config.js.
 */
const project = (name, folders, options = {}) => ({
  displayName: name,
  testMatch: folders.map(folder => `<rootDir>/test/${folder}/**/*.test.ts`),
  // A dynamic import names the file that will be there after the build.
  moduleNameMapper: { '^(\\./.*)\\.js$': ['$1.js', '$1.ts'] },
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  ...options,
});

module.exports = {
  testTimeout: 30_000,
  globalSetup: '<rootDir>/test/secrets/begin.cjs',
  globalTeardown: '<rootDir>/test/secrets/end.cjs',
  projects: [
    project(
      'unit',
      [
        'domain',
        'directory',
        'workflows',
        'store',
        'outbox',
        'text',
        'web',
        'bot',
        'mail',
        'metrics',
        'log',
        'tools',
        'doctor',
        'partner-center',
        'project',
        'manifest',
        'secrets',
      ],
      { testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/store/cosmos/'] },
    ),
    project('conversation', ['conversation'], { setupFilesAfterEnv: ['<rootDir>/test/secrets/passwords.ts'] }),
    project('crash', ['crash']),
    project('fuzz', ['fuzz']),
    project('browser', ['browser']),
  ],
};
