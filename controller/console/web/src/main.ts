import { mount } from 'svelte';
import './app/theme.css';
import Console from './app/Console.svelte';
import { feed } from './app/feed.svelte';

const target = document.getElementById('console');
if (target) mount(Console, { target });
void feed.begin();
