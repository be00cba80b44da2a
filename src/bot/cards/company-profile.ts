import source from '../../../cards/company-profile.json';
import { activeEnrollment } from '../../domain/active-enrollment';
import { type Actor, isPermitted } from '../../domain/actor';
import { ProviderOffer } from '../../domain/company-profile';
import { COMPANY_PROFILE_LIMITS, companyProfileAnswers } from '../../domain/company-profile-form';
import type { Account } from '../../domain/enrollment';
import { canBeListed, missingParts, profileOf } from '../../domain/findability';
import { PERMISSIONS } from '../../domain/permissions';
import { text, texts } from '../../text/text';
import { type Card, type CardOptions, renderCard } from './card';
import { button, countryName, factsOf, formWords, type Reader } from './common';
import { statusCard } from './status';
import { template } from './template';
import { roleNames } from './users';

const render = template(source);

/** What others see of the company, and what is missing for being found. */
export function companyProfileCard(reader: Actor, account: Account): Card {
  const { language } = reader;
  const words = texts(language, 'companyProfile');
  const { legal, contact, support } = activeEnrollment(account).submission;
  const { website, description, services, offers } = profileOf(account);
  const mayUpdate = isPermitted(reader, PERMISSIONS.updateCompanyProfile);
  return statusCard(language, {
    heading: words.heading,
    message: standing(reader, account, mayUpdate),
    facts: factsOf(
      [text(language, 'cards.enrollment.companyName'), legal.companyName],
      [words.contact, `${contact.firstName} ${contact.lastName}, ${contact.email}, ${contact.phoneNumber}`],
      [words.support, Object.values(support).filter(Boolean).join(', ')],
      [words.website, website],
      [words.description, description],
      [words.services, services],
      [words.offers, offers.map(offer => text(language, `companyProfile.offer.${offer}`)).join(', ')],
    ),
    actions: [
      ...(mayUpdate ? [button(text(language, 'buttons.edit'), 'edit-company-profile')] : []),
      button(text(language, 'commands.verify.title'), 'verify'),
    ],
  });
}

function standing({ language }: Reader, account: Account, mayUpdate: boolean): string {
  const words = texts(language, 'companyProfile');
  const missing = missingParts(account);
  const country = countryName(activeEnrollment(account).submission.legal.country, { language });
  if (missing.length === 0) {
    return canBeListed(account) ? text(language, 'companyProfile.found', { country }) : words.complete;
  }
  const parts = missing.map(part => text(language, `companyProfile.parts.${part}`)).join(', ');
  if (!mayUpdate) {
    const roles = roleNames({ language }, PERMISSIONS.updateCompanyProfile.roles);
    return text(language, 'companyProfile.askColleague', { parts, roles });
  }
  return text(language, canBeListed(account) ? 'companyProfile.notFound' : 'companyProfile.incomplete', { parts });
}

export function companyProfileFormCard({ language }: Reader, account: Account, options: CardOptions): Card {
  const { contact, legal } = activeEnrollment(account).submission;
  const { offers, listed, revision } = profileOf(account);
  const words = texts(language, 'companyProfile');
  return renderCard(
    language,
    render,
    {
      ...formWords(language),
      heading: words.editHeading,
      text: words,
      fields: texts(language, 'cards.enrollmentForm'),
      contactText: text(language, 'companyProfile.contactText', { email: contact.email }),
      limits: COMPANY_PROFILE_LIMITS,
      values: companyProfileAnswers(account),
      canBeListed: canBeListed(account),
      choices: ProviderOffer.options.map(offer => ({
        title: text(language, `companyProfile.offer.${offer}`),
        value: offer,
      })),
      offers: offers.join(','),
      listed: String(listed),
      listedTitle: text(language, 'companyProfile.listed', { country: countryName(legal.country, { language }) }),
      args: { shown: String(revision) },
    },
    options,
  );
}
