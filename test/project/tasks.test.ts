import { BUTTONS, COMMANDS } from '../../src/bot/commands';
import { TASKS, taskOf } from './tasks';

const VERBS = [...COMMANDS.map(({ id }) => id), ...Object.keys(BUTTONS)];

describe('the table of tasks', () => {
  it.each(VERBS)('says who may use "%s"', verb => {
    expect(taskOf(verb).verbs).toContain(verb);
  });

  it('names nothing twice, and nothing that there is not', () => {
    expect(TASKS.flatMap(({ verbs }) => verbs).sort()).toEqual([...VERBS].sort());
  });
});
