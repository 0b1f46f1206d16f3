import type { ApiDeps, App } from '../../deps.ts';
import { backtestRoute } from './backtests.ts';
import { migrationRoutes } from './migrations.ts';
import { previewRoute } from './previews.ts';
import { segmentRoutes } from './segments.ts';
import { versionRoutes } from './versions.ts';

export function policyRoutes(app: App, deps: ApiDeps): void {
  versionRoutes(app, deps);
  previewRoute(app, deps);
  backtestRoute(app, deps);
  migrationRoutes(app, deps);
  segmentRoutes(app, deps);
}
