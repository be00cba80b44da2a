import { type Actor, isPermitted, type Permission } from '../../domain/actor';
import { PERMISSIONS } from '../../domain/permissions';
import type { Check, CheckResult } from '../../domain/readiness';
import { text, texts } from '../../text/text';
import type { Card } from './card';
import { type Button, button, factsOf, primary } from './common';
import type { Step } from './state';
import { statusCard } from './status';
import { roleNames } from './users';

/** Which roles somebody has, what is set up for their organisation, and what is missing with the step that adds it. */
export function readinessCard(reader: Actor, checks: readonly CheckResult[]): Card {
  const { language } = reader;
  const words = texts(language, 'readiness');
  const missing = checks.filter(({ isThere }) => !isThere).map(({ check }) => check);
  const actions = missing.flatMap(check => {
    const step = stepOf(reader, check);
    return isPermitted(reader, step.permission) ? [step.button] : [];
  });
  const [first, ...others] = actions;
  return statusCard(language, {
    heading: missing.length === 0 ? words.ready : text(language, 'readiness.missing', { count: missing.length }),
    message: actions.length === 0 ? '' : words.missingText,
    steps: checks.map(result => checkStep(reader, result)),
    facts: factsOf([words.roles, roleNames(reader, reader.roles) || words.noRoles]),
    actions: first ? [primary(first), ...others] : [],
  });
}

function checkStep(reader: Actor, { check, isThere }: CheckResult): Step {
  const { language } = reader;
  const title = text(language, `readiness.check.${check}`);
  if (isThere) return { title, tone: 'done', note: text(language, `readiness.is.${check}`) };
  const { permission } = stepOf(reader, check);
  const lacks = text(language, `readiness.lacks.${check}`);
  const roles = roleNames(reader, permission.roles ?? []);
  return {
    title,
    tone: 'urgent',
    note: isPermitted(reader, permission) ? lacks : `${lacks} ${text(language, 'readiness.who', { roles })}`,
  };
}

interface MendingStep {
  readonly button: Button;
  readonly permission: Permission;
}

/** What adds something that is missing, and who may do it. */
function stepOf({ language, userId }: Actor, check: Check): MendingStep {
  switch (check) {
    case 'account':
      return { button: button(text(language, 'commands.account.title'), 'account'), permission: {} };
    case 'admin-agent':
      return {
        button: button(text(language, 'userManagement.permissions'), 'update-user', { user: userId }),
        permission: PERMISSIONS.manageUsers,
      };
    case 'support-contact':
      return {
        button: button(text(language, 'commands.company-profile.title'), 'edit-company-profile'),
        permission: PERMISSIONS.updateCompanyProfile,
      };
    case 'agreement':
      return {
        button: button(text(language, 'partnerAgreement.heading'), 'partner-agreement'),
        permission: PERMISSIONS.acceptPartnerAgreement,
      };
    case 'provider':
      return {
        button: button(text(language, 'commands.find-provider.title'), 'find-provider'),
        permission: PERMISSIONS.findProvider,
      };
    case 'reseller':
      return {
        button: button(text(language, 'buttons.requestPartnership'), 'request-partnership'),
        permission: PERMISSIONS.requestPartnership,
      };
  }
}
