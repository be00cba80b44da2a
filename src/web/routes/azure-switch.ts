import { InvalidInput } from '../../domain/errors';
import type { Answers } from '../../domain/form';
import { confirmSwitch, openSwitch } from '../../workflows/confirm-switch';
import { type Problems, problemTexts } from '../fields';
import { azureSwitchPage, switchConfirmedPage } from '../pages/azure-switch';
import { pageReply, type Reply } from '../reply';
import type { Site } from '../site';
import type { Visit } from '../visit';

export const showSwitch = (site: Site, visit: Visit): Promise<Reply> => switchReply(site, visit, 200, {}, {});

async function switchReply(
  { ports }: Site,
  { token, language, locale }: Visit,
  status: number,
  answers: Answers,
  problems: Problems,
): Promise<Reply> {
  const azureSwitch = await openSwitch(ports, token);
  return pageReply(language, status, azureSwitchPage({ language, answers, problems }, azureSwitch, locale));
}

/** The customer's billing owner confirms. */
export async function answerSwitch(site: Site, visit: Visit, answers: Answers): Promise<Reply> {
  const { language, token } = visit;
  try {
    return pageReply(language, 200, switchConfirmedPage(language, await confirmSwitch(site.ports, token, answers)));
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return switchReply(site, visit, 422, answers, problemTexts(language, error.fields));
  }
}
