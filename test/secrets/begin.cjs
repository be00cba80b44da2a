const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** Every process of the run adds a line for what it has searched, without a secret in it; see end.cjs. */
module.exports = () => {
  process.env.SECRETS_REPORT = join(mkdtempSync(join(tmpdir(), 'partner-desk-secrets-')), 'report.jsonl');
};
