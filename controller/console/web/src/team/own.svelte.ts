import { feed } from '../app/feed.svelte';
import { toasts } from '../parts/toast.svelte';
import type { Belief } from '../picture/belief';
import { believedBy } from '../picture/believed.svelte';
import { namesIn } from '../picture/orders';
import type { Hello, Permission, PostKind, Request, Role } from '../protocol';
import type { MapThing } from '../picture/marks';

const TEAM: readonly Role[] = ['team_lead', 'team_member', 'advisor', 'red'];

/** Whether this seat sits in a team: exercise control and observers have cells too, and pages of their own. */
export function inTeam(hello: Hello | undefined): boolean {
  return hello !== undefined && hello.cell !== '' && TEAM.includes(hello.role);
}

/** The team that this seat belongs to, as it sees itself. */
class Own {
  get cell(): string {
    return feed.exercise.hello?.cell ?? '';
  }
  get red(): boolean {
    const { hello } = feed.exercise;
    return hello?.role === 'red' || hello?.cells.find((cell) => cell.name === hello.cell)?.role === 'red';
  }
  get belief(): Belief {
    return believedBy(feed.exercise, this.cell).read();
  }
  get things(): readonly MapThing[] {
    return believedBy(feed.exercise, this.cell).onMap();
  }
  get nameOf(): (handle: number) => string {
    return namesIn(this.belief);
  }
  may(permission: Permission): boolean {
    return feed.exercise.may(permission);
  }

  /** Asks, and tells people what became of it; true where it was done. */
  async ask(request: Request, done: string): Promise<boolean> {
    return toasts.tell(await feed.ask(request), done);
  }

  async post(kind: PostKind, text: string, more: { to?: string[]; about?: string; refers?: number; data?: Record<string, string> } = {}): Promise<boolean> {
    const reply = await feed.ask({ do: 'post', kind, text, ...more });
    if (!reply.ok) toasts.tell(reply, '');
    return reply.ok;
  }
}

export const own = new Own();
