export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}
interface Point {
  x: number;
  y: number;
}

const restMs = 120;
const LEAST = 0.1;
const MOST = 8;
const NEAR = 2;
const CLOSER = 1.4; // by one press
const CLICK = 4; // pixels: what moves less was meant as a click

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const apart = (a: Point, b: Point): number => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));

/**
 * Dragging and zooming of a drawing by mouse, pen or fingers. Each step moves the drawing as a whole
 * and touches nothing in it: what is scaled within an svg has each of its texts laid out anew.
 * `near` tells that it is close enough to read small names, once the hand rests: 500 names in the
 * midst of a zoom would make it stumble.
 */
export class PanZoom {
  #at = { x: 0, y: 0, k: 1 };
  #down = new Map<number, Point>();
  #drags = false;
  #moved = false; // by a person: then it is not fitted anew
  #near = false;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #asked = 0; // for a frame of the browser's
  #stop = new AbortController();

  constructor(
    readonly frame: HTMLElement, // stays, and hears the hand
    readonly drawing: SVGSVGElement, // moves, about its left upper corner
    readonly onnear: (near: boolean) => void,
  ) {
    const { signal } = this.#stop;
    frame.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false });
    frame.addEventListener('pointerdown', (event) => this.#press(event), { signal });
    frame.addEventListener('pointermove', (event) => this.#move(event), { signal });
    for (const end of ['pointerup', 'pointercancel'] as const) {
      frame.addEventListener(end, (event) => this.#down.delete(event.pointerId), { signal });
    }
    // The click that ends a drag chooses nothing.
    frame.addEventListener('click', (event) => this.#drags && event.stopImmediatePropagation(), { signal, capture: true });
  }

  fit(extent: Extent, again = false): void {
    if (this.#moved && !again) return;
    if (again) this.#moved = false;
    const { clientWidth, clientHeight } = this.frame;
    if (clientWidth === 0 || clientHeight === 0) return;
    const k = Math.min(clientWidth / (extent.width + 40), clientHeight / (extent.height + 40), NEAR);
    const x = clientWidth / 2 - k * (extent.left + extent.width / 2);
    const y = clientHeight / 2 - k * (extent.top + extent.height / 2);
    this.#put(x, y, k);
  }

  /** The keys of every drawing; false for one that is none of them. */
  press(key: string, whole: Extent): boolean {
    if (key === '+') this.#by(CLOSER);
    else if (key === '-') this.#by(1 / CLOSER);
    else if (key === '0') this.fit(whole, true);
    else return false;
    return true;
  }

  #by(factor: number): void {
    this.#zoom(factor, { x: this.frame.clientWidth / 2, y: this.frame.clientHeight / 2 });
  }

  /** Brings a place into sight where it is out of it. */
  show(x: number, y: number): void {
    const { clientWidth, clientHeight } = this.frame;
    const { k } = this.#at;
    const at = { x: this.#at.x + k * x, y: this.#at.y + k * y };
    if (at.x > 20 && at.x < clientWidth - 20 && at.y > 20 && at.y < clientHeight - 20) return;
    this.#moved = true;
    this.#put(clientWidth / 2 - k * x, clientHeight / 2 - k * y, k);
  }

  end(): void {
    clearTimeout(this.#rest);
    cancelAnimationFrame(this.#asked);
    this.#stop.abort();
  }

  #put(x: number, y: number, k: number): void {
    this.#at = { x, y, k };
    this.#asked ||= requestAnimationFrame(() => this.#draw()); // a wheel turns more often than that
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      const near = k >= NEAR;
      if (near !== this.#near) this.onnear((this.#near = near));
    }, restMs);
  }

  #draw(): void {
    this.#asked = 0;
    const { x, y, k } = this.#at;
    this.drawing.style.transform = `translate(${x}px, ${y}px) scale(${k})`;
  }

  #zoom(factor: number, around: Point): void {
    const { x, y, k } = this.#at;
    const to = Math.min(MOST, Math.max(LEAST, k * factor));
    this.#moved = true;
    this.#put(around.x - ((around.x - x) / k) * to, around.y - ((around.y - y) / k) * to, to);
  }

  #point(event: MouseEvent): Point {
    const { left, top } = this.frame.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const step = event.deltaMode === 1 ? 0.05 : event.deltaMode === 2 ? 1 : 0.002; // lines, pages, pixels
    this.#zoom(2 ** (-event.deltaY * step * (event.ctrlKey ? 10 : 1)), this.#point(event));
  }

  #press(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (this.#down.size === 0) this.#drags = false;
    this.#down.set(event.pointerId, this.#point(event));
  }

  #move(event: PointerEvent): void {
    const from = this.#down.get(event.pointerId);
    if (!from || this.#down.size > 2) return;
    const to = this.#point(event);
    if (!this.#drags) {
      if (Math.hypot(to.x - from.x, to.y - from.y) < CLICK) return;
      this.#drags = true;
    }
    // Only now: a captured press would be a click on the whole drawing.
    if (event.isTrusted) this.frame.setPointerCapture(event.pointerId);
    this.#down.set(event.pointerId, to);
    const other = [...this.#down].find(([id]) => id !== event.pointerId)?.[1];
    const [before, after] = other ? [middle(from, other), middle(to, other)] : [from, to];
    this.#moved = true;
    this.#put(this.#at.x + after.x - before.x, this.#at.y + after.y - before.y, this.#at.k);
    if (other) this.#zoom(apart(to, other) / apart(from, other), after);
  }
}
