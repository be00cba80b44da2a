/** The app package cannot be made; the message says what is wrong, one line each. */
export class PackageRefused extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The app package cannot be made:\n${problems.map(problem => `  - ${problem}`).join('\n')}`);
    this.name = 'PackageRefused';
  }
}
