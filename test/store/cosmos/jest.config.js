const { projects, testTimeout, ...report } = require('../../../jest.config.js');

/** The store in Cosmos DB, and every conversation on it; `npm run test:cosmos`. */
module.exports = {
  rootDir: '../../..',
  testTimeout,
  moduleNameMapper: projects[0].moduleNameMapper,
  transform: projects[0].transform,
  ...report,
  setupFilesAfterEnv: ['<rootDir>/test/secrets/passwords.ts'],
  setupFiles: ['<rootDir>/test/store/cosmos/chosen.cjs'],
  testMatch: ['<rootDir>/test/store/cosmos/**/*.test.ts', '<rootDir>/test/conversation/**/*.test.ts'],
};
