import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../domain/actor';
import type { Effect } from '../domain/effect';
import {
  type Account,
  activatedWithSupport,
  askedForMail,
  chosenProfile,
  draftOf,
  partnerAccountLeft,
  profileChosen,
  requireSignedIn,
  started,
  submitted,
  takenUp,
} from '../domain/enrollment';
import { submissionOf, supportOf } from '../domain/enrollment-form';
import { DeskError } from '../domain/errors';
import type { Answers } from '../domain/form';
import { instant } from '../domain/ids';
import type { PartnerKind } from '../domain/partner';
import { ACCOUNT_ID, Accounts } from '../store/documents';
import { accountOf, changeAccount, mailContact, whenActive } from './account';
import { changeOrCreate } from './commit';
import { did, recording } from './history';
import type { Ports } from './ports';

/** The checklist was read: the enrolment begins, or is taken up again, also by a colleague. */
export async function startEnrollment(ports: Ports, actor: Actor, partnerKind: PartnerKind): Promise<void> {
  const by = enrollerOf(actor);
  await changeOrCreate(ports, Accounts, actor.tenantId, ACCOUNT_ID, account => {
    const body = account ? takenUp(account, by, partnerKind) : started(by, partnerKind);
    if (isDeepStrictEqual(body, account)) return undefined;
    return { body, effects: [recording(ports, did(actor, 'enrollment-started', {}, { partnerKind }))] };
  });
}

/** Who hands in hears of it, whichever colleague has begun. */
const enrollerOf = ({ userId, name, language }: Actor): Account['by'] => ({ userId, name, language });

/** Cancel on the choice of the profile. */
export async function leavePartnerAccount(ports: Ports, actor: Actor): Promise<void> {
  await changeAccount(ports, actor.tenantId, account => ({ body: partnerAccountLeft(account) }));
}

export async function chooseProfile(ports: Ports, actor: Actor, mpnId: string): Promise<void> {
  await changeAccount(ports, actor.tenantId, account => ({ body: profileChosen(account, mpnId) }));
}

/**
 * "Enroll now", also after a rejection: the primary contact gets a mail with a link.
 * @param activityId the card whose button was pressed, which from then on shows how the enrolment stands
 * @throws InvalidInput by field; DeskError `sign-in-missing`, `already-enrolled`
 */
export async function enrollNow(ports: Ports, actor: Actor, answers: Answers, activityId?: string): Promise<Account> {
  const { body } = await changeAccount(ports, actor.tenantId, account => {
    const submission = submissionOf(...kindAndPartnerId(account), answers);
    const isDraft = account.enrollment.state === 'draft';
    if (isDraft) requireSignedIn(draftOf(account), actor.userId);
    const handedIn = {
      ...submitted(account, submission),
      by: isDraft ? enrollerOf(actor) : account.by,
      ...(activityId && { card: { user: actor.userId, activityId } }),
    };
    const entry = did(actor, 'enrollment-submitted', {}, { partnerKind: submission.partnerKind });
    return { body: handedIn, effects: [...verificationMail(ports, handedIn), recording(ports, entry)] };
  });
  return body;
}

function kindAndPartnerId({ enrollment }: Account): [PartnerKind, string] {
  if (enrollment.state === 'rejected') return [enrollment.submission.partnerKind, enrollment.submission.mpnId];
  if (enrollment.state !== 'draft') throw new DeskError('already-enrolled');
  const profile = chosenProfile(enrollment);
  if (!profile) throw new DeskError('sign-in-missing');
  return [enrollment.partnerKind, profile.mpnId];
}

/** A tenant that is in the programme already hands in its support contact and is active at once. */
export async function enrollWithSupportContact(ports: Ports, actor: Actor, answers: Answers): Promise<Account> {
  const support = supportOf(answers);
  const account = await accountOf(ports, actor.tenantId);
  if (!account) throw new DeskError('sign-in-missing');
  const { workAccount, partnerKind } = draftOf(account);
  if (!workAccount?.alreadyEnrolled) throw new DeskError('sign-in-missing');
  const profile = await ports.partnerCenter.enrolledProfile(actor.tenantId, workAccount.country);
  const { mpnId, legal, contact } = profile;
  const { body } = await changeAccount(ports, actor.tenantId, current => {
    requireSignedIn(draftOf(current), actor.userId);
    const active = activatedWithSupport(
      { ...current, by: enrollerOf(actor) },
      { partnerKind, mpnId, legal, contact, support },
      instant(ports.clock.now()),
    );
    const entry = did(actor, 'account-activated', {}, { partnerKind });
    return { body: active, effects: [...whenActive(ports, actor.tenantId, active), recording(ports, entry)] };
  });
  return body;
}

/**
 * The verification mail once more; links of earlier mails stay good.
 * @param before how often it had been asked for when the button was shown
 * @returns whether it was sent, which one wish does once
 */
export async function sendVerificationAgain(
  ports: Ports,
  actor: Actor,
  before: number,
): Promise<{ account: Account; isSent: boolean }> {
  let isSent = false;
  const { body } = await changeAccount(ports, actor.tenantId, account => {
    const after = askedForMail(account, before);
    isSent = after !== undefined;
    return after && { body: after, effects: verificationMail(ports, after) };
  });
  return { account: body, isSent };
}

function verificationMail(ports: Ports, account: Account): Effect[] {
  if (account.enrollment.state !== 'awaiting-email-verification') return [];
  const { contact, legal } = account.enrollment.submission;
  return mailContact(ports, account, {
    kind: 'verify-email',
    companyName: legal.companyName,
    firstName: contact.firstName,
  });
}
