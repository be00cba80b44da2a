import { CustomerId } from '../domain/ids';
import { nameBasedId } from './name-based-id';

/** One customer has one id, by its domain, whichever partner it accepts or is created by. */
export const customerIdOf = (domain: string): CustomerId =>
  CustomerId.parse(nameBasedId(`customer:${domain.toLowerCase()}`));
