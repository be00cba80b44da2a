import { text } from '../../../src/text/text';
import type { ShownCard } from '../../conversation/harness/card';
import type { FakeConnector } from '../../conversation/harness/connector';
import { Member, type Person } from '../../conversation/harness/member';
import type { MortalServer } from './mortal-server';

/** More than anybody needs for one thing, however often the server dies on the way. */
const MOST_ACTS = 40;

/** What came of something that was done: something new to see, nothing, or the bot's word that it is done already. */
export type Effect = 'news' | 'nothing' | 'done';

/** A card on which somebody who wants to get on does something. */
export interface Habit {
  on(card: ShownCard): boolean;
  act(card: ShownCard): Promise<Effect>;
}

/** Something to be reached: what is typed to begin it, what is done on its cards, and when it is reached. */
export interface Aim {
  readonly begin: string;
  readonly habits: readonly Habit[];
  isReached(): boolean;
}

/** Somebody with a server that dies: Teams sends their activities again, and they themselves click and type again. */
export class PersistentMember extends Member {
  private resent = 0;

  constructor(
    person: Person,
    private readonly server: MortalServer,
    connector: FakeConnector,
  ) {
    super(person, server.url, connector);
  }

  override async send(activity: object): ReturnType<Member['send']> {
    let sent = activity;
    for (;;) {
      const answer = await this.server.during(() => super.send(sent));
      if (answer) return answer;
      this.resent += 1;
      if (this.server.resentAs() === 'new') sent = { ...sent, id: `${this.person.userId}-again-${this.resent}` };
    }
  }

  /** Everything there is to see. */
  get sight(): string {
    return JSON.stringify(this.messages);
  }

  /** A habit of pressing a button where it stands, with these inputs. */
  pressing(button: string, where: (card: ShownCard) => boolean, inputs: Record<string, string> = {}): Habit {
    return {
      on: card => where(card) && card.buttons.some(({ title }) => title === button),
      act: async card => {
        const before = this.sight;
        const { remark } = await this.click(card, button, inputs);
        if (remark === text('en', 'chat.oldCard')) return 'done';
        return this.sight === before ? 'nothing' : 'news';
      },
    };
  }

  /**
   * Does on the newest card what is to be done there, twice if nothing comes of it, and begins anew where there is no
   * card to go on with. @throws Error when that leads nowhere
   */
  async reach({ begin, habits, isReached }: Aim): Promise<void> {
    const finished = new Set<string>();
    const nameOf = ({ messageId, heading }: ShownCard) => `${messageId} ${heading}`;
    for (let acts = 0; acts < MOST_ACTS; acts += 1) {
      if (isReached()) return;
      const known = this.cards.filter(card => !finished.has(nameOf(card)));
      const card = known.findLast(each => habits.some(habit => habit.on(each)));
      const habit = card && habits.find(each => each.on(card));
      if (!card || !habit) {
        await this.post({ type: 'message', text: begin });
        continue;
      }
      const first = await habit.act(card);
      const effect = first === 'nothing' ? await habit.act(card) : first;
      if (effect !== 'news') finished.add(nameOf(card));
    }
    const seen = this.cards.slice(-3).map(card => card.text);
    throw new Error(`${this.person.name} is stuck after “${begin}”:\n${seen.join('\n---\n')}`);
  }
}
