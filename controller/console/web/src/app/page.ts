import type { Component } from 'svelte';
import type { Role } from '../protocol';
import type { Exercise } from './exercise.svelte';

/** A page of the console, as the list of pages and the keyboard know it. */
export interface Page {
  id: string; // in the address
  title: string;
  key: string; // second key of the way there: 'm' for "g m"
  group: string; // heading in the list of pages
  shown: (exercise: Exercise) => boolean;
  /** A number beside the title: what waits for the reader. 0: none. */
  waiting?: (exercise: Exercise) => number;
  /** Roles that begin on this page; others begin on their first. */
  home?: Role[];
  component: Component;
}
