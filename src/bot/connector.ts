import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { request as requestSecurely, Agent as SecureAgent } from 'node:https';
import type { Activity } from 'botbuilder-core';
import { z } from 'zod';
import { ConnectorError } from './connector-error';
import { endWith } from './last-byte';
import { parsedJson } from './parsed-json';

/** Where a chat is. */
export interface Place {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

/** A personal chat, as `POST /v3/conversations` wants it; Teams knows people by their object ids, too. */
export interface NewChat {
  readonly bot: { readonly id: string };
  readonly members: readonly [{ readonly id: string }];
  readonly isGroup: false;
  readonly tenantId: string;
  readonly channelData: { readonly tenant: { readonly id: string } };
}

/** The service that carries what the bot says. All of it may throw a ConnectorError. */
export interface Connector {
  /** @returns the id of the new message */
  send(place: Place, activity: Partial<Activity>): Promise<string>;
  /** Puts an activity in the place of a message. */
  update(place: Place, messageId: string, activity: Partial<Activity>): Promise<void>;
  remove(place: Place, messageId: string): Promise<void>;
  /** Opens the personal chat with somebody, or finds it. @returns its id */
  open(serviceUrl: string, chat: NewChat): Promise<string>;
  /** What it knows of somebody in the chat. */
  member(place: Place, userId: string): Promise<unknown>;
}

/** Well within the 15 seconds after which Teams sends an activity again, and within the time of an effect. */
const TIMEOUT = 10_000;

const Sent = z.object({ id: z.string() });

interface Answer {
  readonly response: IncomingMessage;
  readonly body: string;
}

/**
 * The Bot Connector's REST API (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference).
 * The SDK has a client for it, too, which takes three times as much CPU to say something, and which sends a POST up to
 * four times when the answer is 5xx or lost: people see the same card up to four times. Here nothing is repeated; the
 * caller knows what may be sent again.
 * @param token the bot's, or none where nobody asks for it
 */
export function createConnector(token: () => Promise<string | undefined>): Connector {
  const agent = new Agent({ keepAlive: true });
  const secureAgent = new SecureAgent({ keepAlive: true });

  const opened = (method: string, url: string, headers: Record<string, string | number>): ClientRequest =>
    url.startsWith('https:')
      ? requestSecurely(url, { method, headers, agent: secureAgent })
      : request(url, { method, headers, agent });

  const callIn = (method: string, { serviceUrl, conversationId }: Place, path: string, content?: object) =>
    call(method, serviceUrl, `/${encodeURIComponent(conversationId)}/${path}`, content);

  async function call(method: string, serviceUrl: string, path: string, content?: object) {
    const base = serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`;
    const url = `${base}v3/conversations${path}`;
    const body = Buffer.from(content ? JSON.stringify(content) : '');
    const bearer = await token();
    const outgoing = opened(method, url, {
      accept: 'application/json',
      'user-agent': 'Microsoft-BotFramework/3.1 partner-desk',
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(content && { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length }),
    });
    const { answer, isWhole } = await endWith(outgoing, body, answerTo(outgoing));
    const { statusCode = 0, headers } = answer.response;
    if (statusCode >= 500 && !isWhole) throw ConnectorError.tooEarly(statusCode);
    if (statusCode < 200 || statusCode > 299) throw ConnectorError.answered(statusCode, headers, answer.body);
    return parsedJson(answer.body);
  }

  return {
    async send(place, activity) {
      const { replyToId } = activity;
      const path = replyToId ? `activities/${encodeURIComponent(replyToId)}` : 'activities';
      return Sent.safeParse(await callIn('POST', place, path, activity)).data?.id ?? '';
    },
    async update(place, messageId, activity) {
      await callIn('PUT', place, `activities/${encodeURIComponent(messageId)}`, activity);
    },
    async remove(place, messageId) {
      await callIn('DELETE', place, `activities/${encodeURIComponent(messageId)}`);
    },
    async open(serviceUrl, chat) {
      return Sent.parse(await call('POST', serviceUrl, '', chat)).id;
    },
    member: (place, userId) => callIn('GET', place, `members/${encodeURIComponent(userId)}`),
  };
}

/** @throws ConnectorError when none has come */
function answerTo(outgoing: ClientRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const failed = (cause: Error) => reject(ConnectorError.unanswered(cause));
    const timeout = () => outgoing.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
    const timer = setTimeout(timeout, TIMEOUT);
    outgoing.on('close', () => clearTimeout(timer));
    outgoing.on('error', failed);
    outgoing.on('response', response => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ response, body }));
      response.on('error', failed);
    });
  });
}
