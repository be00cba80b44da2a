import type { TurnContext } from 'botbuilder-core';
import type { Logger } from 'pino';
import { type Directory, DirectoryRefused, DirectoryUnavailable } from '../../directory/directory';
import type { Actor } from '../../domain/actor';
import { MINUTE, type TenantId, type UserId } from '../../domain/ids';
import type { Role } from '../../domain/role';
import type { User } from '../../domain/user';
import { forgetDirectoryRoles, takeDirectoryRoles } from '../../workflows/directory-roles';
import type { Clock, Ports } from '../../workflows/ports';
import type { SignInEvent } from '../activity';
import {
  ownRolesCard,
  type SignInProblem,
  signedOutCard,
  signInFailedCard,
  signInHereCard,
  signOutFailedCard,
} from '../cards/signed-in';
import type { Replies } from '../replies';
import type { InvokeAnswer } from '../teams-adapter';
import { type TokenPrompt, TokenServiceUnavailable } from './token-prompt';

/** What signing in needs of the turn that it takes part in. */
export interface SignInTurn {
  readonly ports: Ports;
  readonly actor: Actor;
  readonly user: User;
  readonly replies: Replies;
}

/** Signing in with the work account, in one turn. */
export interface SignIn {
  /** Whoever is signed in, with the roles that the directory gives them now; signed out where it gives none any more. */
  refreshed(ports: Ports, tenant: TenantId, user: User): Promise<User>;
  /** "Sign in". */
  begin(turn: SignInTurn): Promise<void>;
  /** Teams says that somebody has signed in, or could be without being asked. */
  answer(turn: SignInTurn, event: SignInEvent): Promise<void>;
  /** "Sign out". */
  end(turn: SignInTurn): Promise<void>;
}

type Outcome =
  | { readonly roles: readonly Role[]; readonly problem?: never }
  | { readonly problem: SignInProblem; readonly roles?: never };

export interface SignInOptions {
  readonly tokens: TokenPrompt;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly log: Logger;
}

/** So long what the directory has said is taken as it was, without asking again. */
const REMEMBERED_FOR = 15 * MINUTE;
/** So long a directory that did not answer is left alone: each question costs somebody seconds. */
const PAUSE = MINUTE / 2;

/** Teams wants to be told that it has to show the card's button (learn.microsoft.com: "Add code to enable SSO"). */
const NOT_WITHOUT_ASKING: InvokeAnswer = { status: 412, body: { failureDetail: 'Proceed with regular sign-in.' } };

export function createSignIn({ tokens, directory, clock, log }: SignInOptions): (context: TurnContext) => SignIn {
  let askedInVainAt = Number.NEGATIVE_INFINITY;

  const now = () => clock.now().getTime();
  const since = ({ askedAt }: NonNullable<User['signedIn']>) => now() - Date.parse(askedAt);

  /** What went wrong, if it is something that does; never with what was sent, which holds a token. */
  function problemOf(error: unknown, tenant: TenantId, user: UserId): SignInProblem {
    const isRefused = error instanceof DirectoryRefused;
    if (!isRefused && !(error instanceof DirectoryUnavailable) && !(error instanceof TokenServiceUnavailable))
      throw error;
    log.warn({ tenant, user, reason: error.message }, 'the roles of somebody could not be asked for');
    if (isRefused) return error.reason === 'consent-missing' ? 'consent-missing' : 'expired';
    askedInVainAt = now();
    return 'unavailable';
  }

  return context => {
    /** What a page or another chat has set off does not say by which id the token service knows them. */
    const isTheirs = context.activity.from?.id !== undefined;

    /** So that the next sign-in asks anew. Where it fails, the next one comes here again. */
    const giveBack = () => tokens.signOut(context).catch(() => undefined);

    async function rolesFor(token: string, tenant: TenantId, user: UserId): Promise<Outcome> {
      try {
        const entry = await directory.entryOf(token);
        // Whoever clicked is who has to have signed in: the window lets people choose any account of any tenant.
        if (entry.userId.toLowerCase() === user.toLowerCase()) return { roles: entry.roles };
        await giveBack();
        return { problem: 'other-account' };
      } catch (error) {
        const problem = problemOf(error, tenant, user);
        if (problem !== 'unavailable') await giveBack();
        return { problem };
      }
    }

    async function askedAnew(tenant: TenantId, user: UserId): Promise<Outcome> {
      if (!isTheirs || now() - askedInVainAt < PAUSE) return { problem: 'unavailable' };
      try {
        const token = await tokens.token(context);
        return token === undefined ? { problem: 'expired' } : await rolesFor(token, tenant, user);
      } catch (error) {
        return { problem: problemOf(error, tenant, user) };
      }
    }

    async function take({ ports, actor, replies }: SignInTurn, token: string): Promise<void> {
      const { tenantId, userId, language } = actor;
      const outcome = await rolesFor(token, tenantId, userId);
      if (outcome.roles) await takeDirectoryRoles(ports, tenantId, userId, outcome.roles);
      replies.show(outcome.roles ? ownRolesCard(language, outcome.roles) : signInFailedCard(language, outcome.problem));
    }

    return {
      async refreshed(ports, tenant, user) {
        const { signedIn } = user;
        if (!signedIn || since(signedIn) < REMEMBERED_FOR) return user;
        const outcome = await askedAnew(tenant, user.id);
        if (outcome.roles) return takeDirectoryRoles(ports, tenant, user.id, outcome.roles);
        if (outcome.problem !== 'unavailable') return forgetDirectoryRoles(ports, tenant, user.id);
        return user;
      },

      async begin(turn) {
        const { tenantId, userId, language } = turn.actor;
        if (!isTheirs) return turn.replies.show(signInHereCard(language, 'sign-in'));
        try {
          const asked = await tokens.ask(context, language);
          if ('card' in asked) turn.replies.activities.push(asked.card);
          else await take(turn, asked.token);
        } catch (error) {
          turn.replies.show(signInFailedCard(language, problemOf(error, tenantId, userId)));
        }
      },

      async answer(turn, { isSilent, exchangeId }) {
        const { replies, actor } = turn;
        try {
          const { token, answer } = await tokens.answer(context);
          replies.answer = answer;
          if (token !== undefined) {
            replies.handled = exchangeId;
            await take(turn, token);
          } else if (!isSilent) replies.show(signInFailedCard(actor.language, 'expired'));
        } catch (error) {
          const problem = problemOf(error, actor.tenantId, actor.userId);
          replies.answer = NOT_WITHOUT_ASKING;
          if (!isSilent) replies.show(signInFailedCard(actor.language, problem));
        }
      },

      async end({ ports, actor, user, replies }) {
        const { tenantId, userId, language } = actor;
        if (!isTheirs) return replies.show(signInHereCard(language, 'sign-out'));
        try {
          await tokens.signOut(context);
          await forgetDirectoryRoles(ports, tenantId, userId);
          replies.show(signedOutCard(language, user.signedIn !== undefined));
        } catch (error) {
          problemOf(error, tenantId, userId);
          replies.show(signOutFailedCard(language));
        }
      },
    };
  };
}
