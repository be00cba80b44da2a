import { z } from 'zod';
import { Cloud } from '../../domain/cloud';
import { countryOf, isCountry } from '../../domain/country';
import type { SignInPage } from '../../domain/enrollment';
import { DeskError } from '../../domain/errors';
import type { Answers } from '../../domain/form';
import type { Language } from '../../domain/user';
import { text } from '../../text/text';
import { openSignIn, signInWithPartnerAccount, signInWithWorkAccount } from '../../workflows/sign-in';
import type { Problems } from '../fields';
import { type FormEntry, formEntry, type RefusedForm } from '../form';
import type { Page } from '../layout';
import { partnerAccountPage } from '../pages/partner-account';
import { signedInPage } from '../pages/signed-in';
import { workAccountPage } from '../pages/work-account';
import { pageReply, type Reply } from '../reply';
import type { Site } from '../site';
import type { Visit } from '../visit';

const pageOf: Readonly<Record<SignInPage, (entry: FormEntry) => Page>> = {
  'work-account': workAccountPage,
  'partner-account': partnerAccountPage,
};

/** The page that the link opens, in the language of the chat it came from. */
export async function showSignIn({ ports }: Site, visit: Visit, refused?: RefusedForm): Promise<Reply> {
  const { query, locales } = visit;
  const { page, language } = await openSignIn(ports, visit.token);
  const first = { account: query.get('account') ?? '', country: countryOf(locales[0] ?? language), cloud: 'global' };
  const entry = formEntry({ ...visit, language }, refused, first);
  return pageReply(language, refused?.status ?? 200, pageOf[page](entry));
}

export async function answerSignIn(site: Site, visit: Visit, answers: Answers): Promise<Reply> {
  const { page, language } = await openSignIn(site.ports, visit.token);
  const problems = await signIn[page](site, visit.token, answers, language);
  if (problems) return showSignIn(site, visit, { status: 422, answers, problems });
  return pageReply(language, 200, signedInPage(language, answers['account'] === 'create'));
}

/** Resolves to what is to be corrected, or to nothing once the user is signed in. */
type SignIn = (site: Site, token: string, answers: Answers, language: Language) => Promise<Problems | undefined>;

const WorkAccountForm = z.object({
  account: z.enum(['global-admin', 'user', 'create']),
  country: z.string().refine(isCountry),
  cloud: Cloud.default('global'),
  alreadyEnrolled: z.literal('true').optional(),
});

const withWorkAccount: SignIn = async ({ ports }, token, answers, language) => {
  const form = WorkAccountForm.safeParse(answers);
  if (!form.success) {
    const refused = new Set(form.error.issues.map(({ path }) => path[0]));
    return {
      ...(refused.has('account') && { account: text(language, 'fields.choice') }),
      ...(refused.has('country') && { country: text(language, 'fields.country') }),
      ...(refused.has('cloud') && { cloud: text(language, 'fields.choice') }),
    };
  }
  const { alreadyEnrolled, ...account } = form.data;
  return refusedAs('not-global-admin', { account: text(language, 'pages.workAccount.notGlobalAdmin') }, () =>
    signInWithWorkAccount(ports, token, { ...account, alreadyEnrolled: alreadyEnrolled === 'true' }),
  );
};

const PartnerAccountForm = z.object({ userName: z.string().trim().min(1).max(254) });

const withPartnerAccount: SignIn = async ({ ports }, token, answers, language) => {
  const form = PartnerAccountForm.safeParse(answers);
  if (!form.success) {
    const isEmpty = !answers['userName']?.trim();
    return { userName: text(language, isEmpty ? 'fields.required' : 'fields.too-long', { max: 254 }) };
  }
  return refusedAs('partner-account-unknown', { userName: text(language, 'errors.partner-account-unknown') }, () =>
    signInWithPartnerAccount(ports, token, form.data.userName),
  );
};

const signIn: Readonly<Record<SignInPage, SignIn>> = {
  'work-account': withWorkAccount,
  'partner-account': withPartnerAccount,
};

/** A refusal that belongs beside a field. */
async function refusedAs(
  code: DeskError['code'],
  problems: Problems,
  work: () => Promise<void>,
): Promise<Problems | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof DeskError && error.code === code) return problems;
    throw error;
  }
}
