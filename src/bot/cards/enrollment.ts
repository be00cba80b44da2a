import checklistSource from '../../../cards/checklist.json';
import formSource from '../../../cards/enrollment-form.json';
import profileSource from '../../../cards/organization-profile.json';
import signInSource from '../../../cards/sign-in.json';
import supportSource from '../../../cards/support-form.json';
import { profileProblem, type SignInPage } from '../../domain/enrollment';
import { PROFILE_LIMITS, type ProfileAnswers } from '../../domain/enrollment-form';
import { type OrganizationProfile, PartnerKind, type SupportContact } from '../../domain/partner';
import type { Language } from '../../domain/user';
import { text, texts } from '../../text/text';
import { type Card, type CardOptions, renderCard } from './card';
import { countryChoices, countryName, formWords, kindName } from './common';
import { escapeMarkdown } from './markdown';
import { doneCard } from './message';
import { bylineOf } from './state';
import { template } from './template';

const checklist = template(checklistSource);
const signIn = template(signInSource);
const profile = template(profileSource);
const form = template(formSource);
const support = template(supportSource);

const STEPS = 5;

/** How far somebody is. */
const progress = (language: Language, number: number) =>
  bylineOf(undefined, text(language, 'states.enrollmentStep', { number, total: STEPS }));

export function checklistCard(language: Language, partnerKind: PartnerKind, options: CardOptions): Card {
  const choices = PartnerKind.options.map(kind => ({ title: kindName(kind, { language }), value: kind }));
  return renderCard(
    language,
    checklist,
    {
      ...formWords(language),
      heading: text(language, 'cards.checklist.heading'),
      ...progress(language, 1),
      text: texts(language, 'cards.checklist'),
      choices,
      value: partnerKind,
    },
    options,
  );
}

/** The button opens a page of ours: nobody types a password into a chat. */
export function signInCard(language: Language, page: SignInPage, address: string, options: CardOptions): Card {
  const words = texts(language, 'cards.signIn');
  const isWorkAccount = page === 'work-account';
  return renderCard(
    language,
    signIn,
    {
      buttons: texts(language, 'buttons'),
      heading: isWorkAccount ? words.workAccount : words.partnerAccount,
      ...progress(language, isWorkAccount ? 2 : 3),
      text: isWorkAccount ? words.workAccountText : words.partnerAccountText,
      address,
      canCreate: isWorkAccount,
      createAddress: `${address}?account=create`,
    },
    options,
  );
}

export const signedInCard = (language: Language, page: SignInPage): Card => {
  const words = texts(language, 'cards.signIn');
  const heading = page === 'work-account' ? words.workAccountDone : words.partnerAccountDone;
  return doneCard(language, heading, words.doneText);
};

/** Profiles that cannot be chosen are shown with the reason. */
export function organizationProfileCard(
  language: Language,
  profiles: readonly OrganizationProfile[],
  tenantCountry: string,
  options: CardOptions,
): Card {
  const words = texts(language, 'cards.organizationProfile');
  const name = ({ legal, mpnId }: OrganizationProfile) =>
    `${legal.companyName}, ${legal.city}, ${countryName(legal.country, { language })} (${mpnId})`;
  const usable = profiles.filter(each => !profileProblem(each, tenantCountry));
  const unusable = profiles.flatMap(each => {
    const problem = profileProblem(each, tenantCountry);
    return problem ? [{ profile: name(each), reason: words[problem] }] : [];
  });
  return renderCard(
    language,
    profile,
    {
      ...formWords(language),
      heading: words.heading,
      ...progress(language, 4),
      text: words,
      choices: usable.map(each => ({ title: escapeMarkdown(name(each)), value: each.mpnId })),
      value: usable[0]?.mpnId ?? '',
      hasChoice: usable.length > 0,
      hasNone: usable.length === 0,
      hasUnusable: unusable.length > 0,
      unusable,
    },
    options,
  );
}

/** @param rejection why the last submission was not accepted */
export function enrollmentFormCard(
  language: Language,
  values: ProfileAnswers,
  options: CardOptions,
  rejection?: string,
): Card {
  return renderCard(
    language,
    form,
    {
      ...formWords(language),
      heading: text(language, 'cards.enrollmentForm.heading'),
      ...progress(language, 5),
      text: texts(language, 'cards.enrollmentForm'),
      isRejected: rejection !== undefined,
      reason: text(language, 'cards.enrollment.reason'),
      rejection: rejection ?? '',
      limits: PROFILE_LIMITS,
      values,
      countries: countryChoices(language),
    },
    options,
  );
}

export const supportFormCard = (language: Language, values: SupportContact, options: CardOptions): Card =>
  renderCard(
    language,
    support,
    {
      ...formWords(language),
      heading: text(language, 'cards.enrollmentForm.supportHeading'),
      ...progress(language, 5),
      text: texts(language, 'cards.enrollmentForm'),
      limits: PROFILE_LIMITS,
      values,
    },
    options,
  );

export const mailSentText = (language: Language, email: string): string =>
  text(language, 'cards.enrollment.mailSent', { email });
