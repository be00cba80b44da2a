import { CloudLimit } from '../../domain/cloud';
import type { DeskError } from '../../domain/errors';
import { PartnerKind } from '../../domain/partner';
import { Role } from '../../domain/role';
import type { Language } from '../../domain/user';
import { text } from '../../text/text';

/** What was refused and what to do next; codes among the values are put into words. */
export function errorText(language: Language, { code, values }: DeskError): string {
  const names = (list: string | undefined, name: (id: string) => string) =>
    (list ?? '').split(',').filter(Boolean).map(name).join(', ');
  const roles = names(values['roles'], id => text(language, `roles.${Role.parse(id)}`));
  const kinds = names(values['kinds'], id => text(language, `partnerKinds.${PartnerKind.parse(id)}`));
  const limit = names(values['limit'], id => text(language, `clouds.limits.${CloudLimit.parse(id)}`));
  return text(language, `errors.${code}`, { ...values, roles, kinds, limit }).trim();
}
