import type { Account, StateOf } from './enrollment';
import { DeskError } from './errors';

/** @throws DeskError `not-enrolled` until the account is active */
export function activeEnrollment({ enrollment }: Account): StateOf<'active'> {
  if (enrollment.state !== 'active') throw new DeskError('not-enrolled');
  return enrollment;
}
