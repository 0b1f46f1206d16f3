import { simulateLives } from './simulated-lives.ts';

simulateLives(1);
