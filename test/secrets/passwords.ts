/** Every password that the sandbox creates is known to the search for secrets. */
jest.mock('../../src/partner-center/sandbox/temporary-password', () => {
  const { temporaryPassword } = jest.requireActual('../../src/partner-center/sandbox/temporary-password');
  const { created } = jest.requireActual('./secrets');
  return { temporaryPassword: () => created('password', temporaryPassword()) };
});
