/**
 * What the console and the controller say to each other. Plain values; the C++ side is
 * controller/console (feed.h says, request.h hears). Times are microseconds since STARTEX.
 *
 * Over HTTP, JSON in and out:
 *   POST /api/sign-in   SignIn                      -> Session, or 401 with Refusal
 *   GET  /api/session                               -> Session, or 204 where nobody has signed in
 *   POST /api/sign-out  (X-Redoubt-Token: token)    -> 204
 *   POST /api/attachment?post=N&name=NAME  (likewise) the bytes of a file, at most 256 KiB
 *                                                   -> {n}, or 413, 422, 503 with Refusal
 *   GET  /api/attachment/N                          -> the file, to be saved
 *
 * Over the WebSocket at /api/feed: the browser's first message is {ticket}; then Said flows down as
 * it happens, and Requests go up, each answered by one Reply. After a reconnect everything is told
 * again from the beginning: a store is built anew from `hello` on. Backlogs come in several
 * messages; `caught_up` ends them.
 */

export type * from './requests';
import type { Reply } from './requests';

export type Time = number;
/** Number of a thing as one cell knows it; see Sighting. */
export type Handle = number;
/** Position of an inject in the plan. */
export type InjectIndex = number;
/** A thing of the range as it truly is, "host/12". Only exercise control sees these. */
export type ThingId = string;

export interface SignIn {
  code: string; // as printed for the seat: "4KQ7-M2XR-T9"
  name: string; // what the person wants to be called, 1 to 64 bytes
}
export interface Refusal {
  text: string;
  retry_after_s?: number;
}
export interface Session {
  seat: string; // "director", "harbour/lead"
  role: Role;
  name: string;
  token: string; // for X-Redoubt-Token
  ticket: string; // opens the feed, once; another one by GET /api/session
}

export type Role =
  | 'director'
  | 'storyline_lead'
  | 'controller'
  | 'role_player'
  | 'observer'
  | 'team_lead'
  | 'team_member'
  | 'advisor' // legal and media cell of a team
  | 'red'
  | 'reader';

/** What a seat may do; the table is controller/console/roles.cc. */
export type Permission =
  | 'see_truth'
  | 'see_plan'
  | 'see_events'
  | 'see_seats'
  | 'see_ledger'
  | 'see_cell' // what its own cell sees
  | 'see_other_cells'
  | 'steer_clock'
  | 'freeze'
  | 'steer_injects'
  | 'mark'
  | 'order' // techniques or measures of its cell
  | 'answer' // injects to its cell
  | 'take_seat' // from the mind of its cell, and hand it back
  | 'assign_seats' // the same for every cell
  | 'post'
  | 'observe' // observations and ratings
  | 'open_report'
  | 'release_scores'; // to a team's people

// --- down: what is said ---------------------------------------------------------------------------

export type Said =
  | Hello
  | Campaigns
  | ClockSaid
  | See
  | Ruled
  | Posts
  | Attachments
  | Seats
  | ScoreSaid
  | Plan
  | Lines
  | Board
  | Desk
  | Events
  | Ledger
  | Truth
  | CaughtUp
  | Reply;

export type CellRole = 'white' | 'red' | 'blue' | 'observer';

/** First. */
export interface Hello {
  t: 'hello';
  seat: string;
  name: string;
  role: Role;
  may: Permission[];
  cell: string; // own; '' where the seat belongs to none
  storyline: string; // of a storyline lead: whose injects alone they steer; ''
  exercise: {
    name: string;
    title: string;
    summary: string;
    endex: Time;
    story_begins: string; // "2031-03-04 06:00" as the story's calendar says at STARTEX; '' where there is none
    story_zone: string; // "UTC+2"
  };
  cells: { name: string; title: string; role: CellRole }[]; // those it may address
  mission: string;
  people: number;
  actions: ActionBrief[]; // of the own cell's role; [] where the seat may not order
}
export interface ActionBrief {
  id: number;
  code: string; // "T1190", "D3-NI"
  name: string;
  target: string; // kind of thing: "host"
  with: string; // kind of the second thing it needs; '' for none
  duration: Time; // typical
  people: number;
  cost: number; // of one attempt, in the exercise's own money; 0: nothing counts it
  cuts_off: boolean; // its target: what functions lose by that, findings tell ("supports")
  needs: Need[]; // all of them must hold
  about: string; // one line
}
/** What must hold before an action can work, in the words of the scenario language: {what: 'reach', of: 'mail'}. */
export interface Need {
  what: string;
  of: string; // '' where nothing stands beside the word
}

/** Told at first to who orders for a red cell, its own; and to who sees the plan, all. */
export interface Campaigns {
  t: 'campaigns';
  items: { cell: string; campaign: Campaign }[];
}
/** What red sets out to do. As proto/terms/campaign.h, which says what each means. */
export interface Campaign {
  name: string;
  aim: string;
  steps: CampaignStep[];
}
export interface CampaignStep {
  id: string;
  intent: string;
  any_of: Attempt[]; // in order of preference
  after: number[]; // steps, from 0: all of them
  after_any: number[]; // one of them; []: none
  unless: number[]; // whose success makes this one pointless
  on_cue: boolean;
  not_before: Time;
  give_up_at: Time; // -1: never
  times: number; // how many successes make it done
}
export interface Attempt {
  action: number; // id
  code: string;
  name: string;
  target: string; // kind of thing
  at: Selector;
  with: Selector;
}
/** Chooses among the things that the cell has seen; what is empty or false does not restrict. */
export interface Selector {
  name: string;
  tag: string;
  zone: string;
  among: string[]; // names
  held: boolean; // only where a session is held
  fresh: boolean; // only where this step has not yet succeeded
}

export type ClockState = 'before' | 'running' | 'paused' | 'frozen' | 'ended';
export interface ClockSaid {
  t: 'clock';
  state: ClockState;
  now: Time; // as this is sent; at a rate above 0 the browser carries it on
  rate: number; // exercise seconds per second; 0: as fast as possible
  until: Time; // it runs on its own to there and then stops; -1 for none
  holds: Time[]; // hold points to come, rising
  by: string; // who brought this about last
  why: string;
  awaited: string[]; // cells whose answers hold time back; exercise control only, else []
  next_inject: Time; // -1 for none; exercise control only
}

/** Observations of a cell: its own, or for who may, that of a cell asked for by `cell.watch`. */
export interface See {
  t: 'see';
  cell: string;
  first: number; // cursor of the first item, from 1
  items: Observation[];
}
export type Observation = { at: Time } & (
  | { k: 'sighting'; handle: Handle; kind: string; within: Handle; own: boolean; name: string; tags: string[]; ends?: [Handle, Handle] } // within -1: unknown; ends: of a link of its own or within its estate, the zones that it had been shown by then; -1: one that it had not
  | { k: 'finding'; finding: string; subject: Handle; object: Handle; amount: number } // proto/terms/observation.h: FindingKind's names
  | { k: 'alert'; number: number; sensor: Handle; host: Handle; technique: string; severity: 1 | 2 | 3 | 4; confidence: number } // technique: "Phishing (T1566)"; confidence in percent
  | { k: 'outcome'; order: number; success: boolean; why: string }
  | { k: 'inject'; inject: Handle; kind: InjectKind; number: string; from: string; subject: string; body: string; options: string[]; deadline: Time } // deadline -1: none
  | { k: 'availability'; function: Handle; permille: number }
  | { k: 'staffing'; free: number; total: number; waiting: number }
  | { k: 'phase'; name: string; holds: boolean } // holds: the cell's orders on the range are refused while it lasts
  | { k: 'advisory'; from: string; technique: string; subject: Handle; text: string }
  | { k: 'cue'; step: string }
  | { k: 'ended'; why: string }
);
export type InjectKind =
  | 'mail'
  | 'intelligence'
  | 'media'
  | 'social'
  | 'phone'
  | 'legal'
  | 'decision'
  | 'order'
  | 'partner'
  | 'telemetry'
  | 'action';

/** Orders of a cell and the rulings on them, in order of adjudication. */
export interface Ruled {
  t: 'ruled';
  cell: string;
  items: {
    order: number;
    at: Time;
    by: string; // a person's seat or an agent's name
    what:
      | { k: 'act'; action: number; code: string; name: string; target: Handle; with: Handle }
      | { k: 'reply'; inject: Handle; option: number; text: string }
      | { k: 'acknowledge'; inject: Handle }
      | { k: 'direct'; what: string; inject: string; cell: string; level: number; why: string }
      | { k: 'amend'; inject: string; add: boolean; why: string };
    verdict: 'started' | 'queued' | 'taken' | 'refused';
    why: string; // a sentence; '' for none
    lasting: boolean; // of a refusal: the reason lies in the thing or the way there, and stands until something new is seen of them
    starts: Time;
    ends: Time;
  }[];
}

/** The logbook: what people write down and to each other. Append-only. */
export interface Posts {
  t: 'posts';
  items: Post[]; // to who sees several cells and not all events, one may come again of each of them
}
export type PostKind = 'chat' | 'case' | 'report' | 'request' | 'status' | 'observation' | 'rating' | 'check';
export interface Post {
  n: number; // from 1; a reader misses the numbers it may not read
  at: Time;
  wall_ms: number; // Unix time
  by: string; // seat
  name: string; // of the person
  cell: string; // of who wrote it
  kind: PostKind;
  to: string[]; // cells that may read it besides the own one and exercise control
  about: string; // free: an alert's "alert 12", an inject's number, an objective, a channel "#ops"
  refers: number; // the post it answers or replaces the state of; 0 for none
  text: string;
  data: Record<string, string>; // fields of a form: {form: 'sitrep', situation: '...'}; {state: 'accepted'}; {rating: 'P'}
}

/** Files that belong to observations, for who may read those. */
export interface Attachments {
  t: 'attachments';
  items: Attachment[]; // one may come twice, as posts may
}
export interface Attachment {
  n: number;
  post: number; // the observation
  name: string;
  type: string; // "image/png"
  bytes: number;
}

export interface Seats {
  t: 'seats';
  people: { seat: string; role: Role; cell: string; name: string; present: boolean }[]; // name '': nobody has signed in yet. A team sees its own
  cells: CellSeat[]; // a team sees its own
}
export interface CellSeat {
  cell: string;
  agents: string[]; // who is connected
  lockstep: boolean;
  awaited: boolean;
  behind: number; // observations that its slowest agent has yet to take in
  held_by: string; // the person who has taken the seat from the mind; '' for nobody
  score_released: boolean; // its people are told their score
}

/** The own cell's score as it stands. Never said before exercise control has released it. */
export interface ScoreSaid {
  t: 'score';
  cell: string;
  released: boolean; // false: it is hidden again, and there are no totals
  totals: { metric: string; points: number }[];
}

// For exercise control.

export interface Plan {
  t: 'plan';
  storylines: { name: string; title: string; lead: string }[];
  incidents: { name: string; title: string; storyline: number }[];
  phases: { name: string; from: Time }[];
  objectives: { name: string; title: string; cells: string[] }[];
  rubrics: { name: string; title: string; levels: { text: string; points: number }[]; heavy: string[] }[]; // heavy: cells on whose mark so much hangs that it takes two people
  metrics: { name: string; title: string; cell: string; objective: number }[]; // objective -1: none
  columns: { name: string; title: string }[];
  total: number; // injects in all; they may come in several Plan messages, the lists above in the first only
  first: InjectIndex;
  injects: PlannedInject[];
}
export interface PlannedInject {
  number: string; // "2-03", of a series "2-03#1"
  title: string;
  kind: InjectKind;
  mode: string;
  incident: number; // -1: none
  to: string[];
  at: Time; // -1: it waits for a condition, or is a contingency
  contingency: boolean;
  draft: boolean;
  objective: number; // -1
  rubric: number; // -1
  deadline: Time; // after delivery; 0: none
  work: Time;
  after?: InjectIndex[]; // those that it follows by the plan: its condition asks about them, or they send it
  columns?: { column: number; text: string }[]; // of the planners' own, those that are filled in
}
/** Lines of the plan that exercise control has amended, or added at its end. */
export interface Lines {
  t: 'lines';
  total: number;
  lines: (PlannedInject & { i: InjectIndex })[];
}
/** Reply data of `inject.amend` and `inject.add`: what `redoubt check` finds in the plan now, and did not before. */
export interface AmendFaults {
  faults: string[];
}
/** Reply data of `inject.details`. */
export interface InjectDetails {
  from: string;
  subject: string;
  body: string;
  script: string;
  expects: string;
  notes: string;
  story: string; // when it plays in the story; ''
  options: { text: string; points: number }[];
  exclusive: string;
  columns: { column: number; text: string }[];
  waits: string[]; // why it has not come, as indented lines; [] for what waits for nothing
  life: { at: Time; stage: Stage | 'amended'; who: string; why: string }[];
}
export type Stage =
  | 'draft'
  | 'approved'
  | 'scheduled'
  | 'held'
  | 'sent'
  | 'delivered'
  | 'acknowledged'
  | 'answered'
  | 'adjudicated'
  | 'expired'
  | 'skipped'
  | 'cancelled';

/** What has become of injects: the rows named here are replaced. */
export interface Board {
  t: 'board';
  items: BoardRow[];
}
export interface BoardRow {
  i: InjectIndex;
  stage: Stage;
  since: Time; // of that stage; -1: since STARTEX
  due: boolean; // held or a draft, and its time has come
  delivered: Time; // -1
  waits: string; // one line: "waiting for: SCADA gateway isolated, held for 10 min, 4 min so far"; ''
  read_by: string[];
  answers: { cell: string; at: Time; option: number; text: string }[];
  marks: { cell: string; level: number }[];
}

/** Beside the marks that count: of injects with a rubric, the rows named here are replaced. */
export interface Desk {
  t: 'desk';
  items: DeskRow[];
}
export interface DeskRow {
  i: InjectIndex;
  silent: { cell: string; at: Time }[]; // who let the deadline pass, and when it did
  suggested: { cell: string; level: number; reasons: string[] }[]; // by the machine; level -1: nothing speaks for one
  judged: Judged[]; // by people, in order
}
export interface Judged {
  n: number;
  cell: string; // whose answer
  what: 'proposed' | 'marked' | 'reopened';
  level: number; // -1: of what was reopened
  at: Time;
  wall_ms: number;
  by: string; // seat
  name: string;
  why: string;
}
/** Reply data of `answer.evidence`: measures of the team's own accord. */
export interface AnswerEvidence {
  meanwhile: { items: EventLine[] }; // from delivery to the answer, or to the deadline
  since: { items: EventLine[] }; // the last 50 after that
}

export interface Events {
  t: 'events';
  items: EventLine[]; // rising by n, with gaps: what nobody would tell of is left out
}
export interface EventLine {
  n: number;
  at: Time;
  text: string; // "tide gains user access on files"
  cause: number; // n of what brought it about; 0: the plan
  cell: string; // who did it; ''
  subject: ThingId;
}

export interface Ledger {
  t: 'ledger';
  items: {
    n: number; // of the scoring event
    at: Time;
    cell: string;
    metric: number; // index into Plan.metrics
    points: number;
    total: number; // of the metric after it
    cause: number; // the event that earned it
    why: string;
  }[];
}

/** The range as it is. The first says `whole` and names everything; later ones what has changed. */
export interface Truth {
  t: 'truth';
  whole: boolean;
  at: Time;
  things: Thing[];
}
export interface Thing {
  id: ThingId;
  kind: string; // "nation", "site", "zone", "link", "host", "function", "bus", "tank", ...
  name: string; // what does not change, from here on: only where `whole`
  called?: string; // by the scenario and to teams, where that is another name
  within?: ThingId;
  ends?: [ThingId, ThingId]; // of a link: zones
  owner?: string; // cell or nation
  availability: number; // permille
  level?: number; // of a supplier: permille of the network's equipment that is its
  believed?: Record<ThingId, number>; // of a narrative: permille of each group in which somebody does
  marks: string[]; // what is so of it: "held: admin", "isolated", "blind", "implant", "down", "cut", ...
}

export interface CaughtUp {
  t: 'caught_up';
}
