import type { Actor } from '../../domain/actor';
import { type Account, chosenProfile, draftOf, type SignInPage, type StateOf } from '../../domain/enrollment';
import { profileAnswers } from '../../domain/enrollment-form';
import { DeskError, InvalidInput } from '../../domain/errors';
import { PartnerKind } from '../../domain/partner';
import { accountOf } from '../../workflows/account';
import {
  chooseProfile,
  enrollNow,
  enrollWithSupportContact,
  leavePartnerAccount,
  startEnrollment,
} from '../../workflows/enroll';
import { signInAddress } from '../../workflows/sign-in';
import { accountCard } from '../cards/account';
import {
  checklistCard,
  enrollmentFormCard,
  organizationProfileCard,
  signedInCard,
  signInCard,
  supportFormCard,
} from '../cards/enrollment';
import { type FlowStep, flow } from '../flow';
import type { Turn } from '../turn';
import { cancel } from './cancel';

/**
 * The nine steps of "Get started" (indirect reseller tasks). What was done is in the account, not in the dialog, so
 * that the flow can be left and taken up again, also by a colleague.
 */
interface Options {
  hasReadChecklist?: boolean;
}

type Step = FlowStep<Options>;

const currentAccount = ({ ports, actor }: Turn) => accountOf(ports, actor.tenantId);

async function currentDraft(turn: Turn): Promise<StateOf<'draft'>> {
  const account = await currentAccount(turn);
  if (!account) throw new DeskError('sign-in-missing');
  return draftOf(account);
}

const hasLeftDraft = (account: Account | undefined): boolean =>
  account !== undefined && account.enrollment.state !== 'draft';

/** Handed in already: the card says where it stands. Only after a rejection the form opens again. */
const status: Step = {
  name: 'status',
  isDone: async turn => {
    const account = await currentAccount(turn);
    return !hasLeftDraft(account) || account?.enrollment.state === 'rejected';
  },
  show: async turn => accountCard(turn.actor, await currentAccount(turn)),
  answers: {},
};

const checklist: Step = {
  name: 'checklist',
  isDone: async (turn, options) => options.hasReadChecklist === true || hasLeftDraft(await currentAccount(turn)),
  show: async (turn, _options, card) => {
    const account = await currentAccount(turn);
    const kind = account?.enrollment.state === 'draft' ? account.enrollment.partnerKind : 'indirect-reseller';
    return checklistCard(turn.actor.language, kind, card);
  },
  answers: {
    next: async ({ ports, actor }, options, { inputs }) => {
      const kind = PartnerKind.safeParse(inputs['partnerKind']);
      if (!kind.success) throw new InvalidInput({ partnerKind: { code: 'choice' } });
      await startEnrollment(ports, actor, kind.data);
      options.hasReadChecklist = true;
      return 'next';
    },
    cancel,
  },
};

const isSignedIn = (account: Account | undefined, page: SignInPage, { userId }: Actor): boolean => {
  if (account?.enrollment.state !== 'draft') return hasLeftDraft(account);
  const { workAccount, partnerAccount } = account.enrollment;
  return page === 'work-account'
    ? workAccount?.user === userId
    : partnerAccount !== undefined || workAccount?.alreadyEnrolled === true;
};

const signIn = (page: SignInPage): Step => ({
  name: page,
  isDone: async turn => isSignedIn(await currentAccount(turn), page, turn.actor),
  show: async (turn, _options, card) =>
    signInCard(turn.actor.language, page, await signInAddress(turn.ports, turn.actor, page), card),
  answers: {
    continue: async turn => {
      if (!isSignedIn(await currentAccount(turn), page, turn.actor)) throw new DeskError('sign-in-missing');
      return 'next';
    },
    cancel,
  },
  resumed: async turn => {
    if (!isSignedIn(await currentAccount(turn), page, turn.actor)) return 'wait';
    turn.replies.close(signedInCard(turn.actor.language, page));
    return 'next';
  },
});

const organizationProfile: Step = {
  name: 'organization-profile',
  isDone: async turn => {
    const account = await currentAccount(turn);
    if (account?.enrollment.state !== 'draft') return true;
    return account.enrollment.mpnId !== undefined || account.enrollment.workAccount?.alreadyEnrolled === true;
  },
  show: async (turn, _options, card) => {
    const { partnerAccount, workAccount } = await currentDraft(turn);
    if (!partnerAccount || !workAccount) throw new DeskError('sign-in-missing');
    return organizationProfileCard(turn.actor.language, partnerAccount.profiles, workAccount.country, card);
  },
  answers: {
    continue: async ({ ports, actor }, _options, { inputs }) => {
      await chooseProfile(ports, actor, inputs['organizationProfile'] ?? '');
      return 'next';
    },
    cancel: async ({ ports, actor }) => {
      await leavePartnerAccount(ports, actor);
      return 'restart';
    },
  },
};

const supportContact: Step = {
  name: 'support-contact',
  isDone: async turn => {
    const account = await currentAccount(turn);
    return account?.enrollment.state !== 'draft' || account.enrollment.workAccount?.alreadyEnrolled !== true;
  },
  show: async (turn, _options, card) => {
    await currentDraft(turn);
    return supportFormCard(turn.actor.language, { supportEmail: '', supportTelephone: '', supportWebsite: '' }, card);
  },
  answers: {
    'enroll-now': async ({ ports, actor, replies }, _options, { inputs }) => {
      replies.show(accountCard(actor, await enrollWithSupportContact(ports, actor, inputs)));
      return 'end';
    },
    cancel,
  },
};

/** Prefilled from the chosen profile or, with the reason, from what was rejected. */
const businessProfile: Step = {
  name: 'business-profile',
  show: async (turn, _options, card) => {
    const { language } = turn.actor;
    const account = await currentAccount(turn);
    if (account?.enrollment.state === 'rejected') {
      const { submission, reason } = account.enrollment;
      return enrollmentFormCard(language, profileAnswers(submission), card, reason);
    }
    const profile = chosenProfile(await currentDraft(turn));
    if (!profile) throw new DeskError('sign-in-missing');
    return enrollmentFormCard(language, profileAnswers(profile), card);
  },
  answers: {
    'enroll-now': async ({ ports, actor, replies }, _options, { inputs, activityId }) => {
      replies.show(accountCard(actor, await enrollNow(ports, actor, inputs, activityId)));
      return 'end';
    },
    cancel,
  },
};

export const enrollFlow = flow('enroll', [
  status,
  checklist,
  signIn('work-account'),
  signIn('partner-account'),
  organizationProfile,
  supportContact,
  businessProfile,
]);
