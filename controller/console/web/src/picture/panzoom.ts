import { select } from 'd3-selection';
import { zoom, zoomIdentity, type ZoomTransform } from 'd3-zoom';

export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const restMs = 120;

/**
 * Dragging and zooming of a drawing. A frame moves one group and touches nothing in it; `near` tells
 * that it is close enough to read small names, once the hand rests: 500 names in the midst of a zoom
 * would make it stumble.
 */
export class PanZoom {
  #behaviour = zoom<SVGSVGElement, unknown>().scaleExtent([0.1, 8]).clickDistance(4);
  #moved = false; // by a person: then it is not fitted anew
  #near = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly svg: SVGSVGElement,
    readonly group: SVGGElement,
    readonly onnear: (near: boolean) => void,
  ) {
    this.#behaviour.on('zoom', (event: { transform: ZoomTransform; sourceEvent: Event | null }) => {
      if (event.sourceEvent) this.#moved = true;
      const { x, y, k } = event.transform;
      this.group.setAttribute('transform', `translate(${x} ${y}) scale(${k})`);
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => this.#settle(k >= 2), restMs);
    });
    select(svg).call(this.#behaviour).on('dblclick.zoom', null);
  }

  fit(extent: Extent, again = false): void {
    if (this.#moved && !again) return;
    if (again) this.#moved = false;
    const { clientWidth, clientHeight } = this.svg;
    if (clientWidth === 0 || clientHeight === 0) return;
    const k = Math.min(clientWidth / (extent.width + 40), clientHeight / (extent.height + 40), 2);
    const x = clientWidth / 2 - k * (extent.left + extent.width / 2);
    const y = clientHeight / 2 - k * (extent.top + extent.height / 2);
    select(this.svg).call(this.#behaviour.transform, zoomIdentity.translate(x, y).scale(k));
  }

  by(factor: number): void {
    this.#moved = true;
    select(this.svg).call(this.#behaviour.scaleBy, factor);
  }

  /** Brings a place into sight where it is out of it. */
  show(x: number, y: number): void {
    const { clientWidth, clientHeight } = this.svg;
    const matrix = this.group.getCTM();
    const own = this.svg.getCTM();
    if (!matrix || !own) return;
    const at = { x: matrix.a * x + matrix.e - own.e, y: matrix.d * y + matrix.f - own.f };
    if (at.x > 20 && at.x < clientWidth - 20 && at.y > 20 && at.y < clientHeight - 20) return;
    this.#moved = true;
    select(this.svg).call(this.#behaviour.translateTo, x, y);
  }

  #settle(near: boolean): void {
    if (near !== this.#near) this.onnear((this.#near = near));
  }

  end(): void {
    clearTimeout(this.#rest);
    select(this.svg).on('.zoom', null);
  }
}
