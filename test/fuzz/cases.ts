/** How many cases are tried in all, and from where: FUZZ_CASES=10000 FUZZ_SEED=1 npx jest test/fuzz. */
const CASES = Number(process.env['FUZZ_CASES'] ?? 1_000);
export const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);

/** A part of all cases. */
export const share = (part: number): number => Math.ceil(CASES * part);
