import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { services } from '../cli/src/supervisor/services.js';
import { dashboardsIn } from '../services/loadrunner/src/testing/dashboards.js';
import { composeFaults } from './compose-specification.js';

const folder = join(import.meta.dirname, '../loadtests/grafana');
const read = (path: string): unknown => parse(readFileSync(join(folder, path), 'utf8'));

interface Monitoring {
  services: Record<
    'prometheus' | 'grafana',
    { command?: string[]; ports: string[]; volumes: string[]; environment?: Record<string, string> }
  >;
  volumes: Record<string, unknown>;
}
const compose = read('docker-compose.yml') as Monitoring;
const overlay = read('docker-compose.rehearsal.yml') as { networks: { rehearsal: { name: string } } };
const { datasources } = read('provisioning/datasources/prometheus.yml') as {
  datasources: { uid: string; url: string; jsonData: { timeInterval: string } }[];
};
const { providers } = read('provisioning/dashboards/rehearsal.yml') as { providers: { options: { path: string } }[] };
const scraping = read('prometheus/prometheus.yml') as {
  global: { scrape_interval: string };
  scrape_configs: { dns_sd_configs: { names: string[]; port: number }[] }[];
};
const dashboards = dashboardsIn(join(folder, 'dashboards'));
const system = parse(readFileSync(join(folder, '../../docker-compose.yml'), 'utf8'), { merge: true }) as {
  name: string;
  services: Record<string, { environment?: Record<string, unknown> }>;
};

describe('the monitoring of load runs', () => {
  it.each(['docker-compose.yml', 'docker-compose.rehearsal.yml'])('has a compose file: %s', (file) => {
    expect(composeFaults(read(file))).toEqual([]);
  });

  it('mounts what is there, and declares each volume that it mounts', () => {
    const mounted = Object.values(compose.services).flatMap(({ volumes }) =>
      volumes.map((volume) => volume.split(':')),
    );
    const sources = mounted.map(([source = '']) => source);
    for (const path of sources.filter((source) => source.startsWith('.')))
      expect([path, existsSync(join(folder, path))]).toEqual([path, true]);
    expect(sources.filter((source) => !source.startsWith('.')).sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it('lets nobody in from another machine, since nobody signs in', () => {
    for (const { ports } of Object.values(compose.services))
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it('starts a Prometheus that takes what k6 sends', () => {
    expect(compose.services.prometheus.command).toEqual(
      expect.arrayContaining(['--web.enable-remote-write-receiver', '--enable-feature=native-histograms']),
    );
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain('http://localhost:9090/api/v1/write');
    expect(compose.services.prometheus.ports.join()).toContain(':9090');
  });

  it('asks every process of Rehearsal for its metrics, where it listens', () => {
    const [names] = scraping.scrape_configs.flatMap(({ dns_sd_configs }) => dns_sd_configs);
    expect(names?.names.toSorted()).toEqual(services.map(({ name }) => name).toSorted());
    for (const name of names?.names ?? [])
      expect(system.services[name]?.environment?.HTTP_PORT ?? 'its image').toBe(names?.port);
  });

  it('joins the network of the system that runs from images', () => {
    expect(overlay.networks.rehearsal.name).toBe(`\${REHEARSAL_NETWORK:-${system.name}_default}`);
  });
});

describe('the Grafana of load runs', () => {
  it('finds the Prometheus beside it, and asks at the pace of what is written there', () => {
    const [source] = datasources;
    expect(datasources).toHaveLength(1);
    expect(source?.url).toBe('http://prometheus:9090');
    expect(source?.jsonData.timeInterval).toBe(scraping.global.scrape_interval);
  });

  it('has dashboards that ask the provisioned data source, and nothing else', () => {
    for (const { templating, panels } of dashboards)
      for (const { datasource } of [...templating.list, ...panels.filter(({ type }) => type !== 'row')])
        expect(datasource?.uid).toBe(datasources[0]?.uid);
  });

  it('loads the dashboards from where they are mounted, and opens with one of them', () => {
    const { volumes, environment } = compose.services.grafana;
    expect(providers.map(({ options }) => options.path)).toEqual(['/dashboards']);
    expect(volumes).toContain('./dashboards:/dashboards:ro');
    const home = environment?.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH ?? '';
    expect(existsSync(join(folder, home))).toBe(true);
  });

  it('has dashboards and panels with ids of their own', () => {
    expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(dashboards.length);
    for (const { panels } of dashboards) expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  });

  it.each(dashboards.map(({ title, panels }) => [title, panels] as const))(
    'lays the panels of %s beside each other, none over another',
    (_, panels) => {
      const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
        Array.from({ length: w * h }, (_cell, n) => `${x + (n % w)},${y + Math.floor(n / w)}`),
      );
      expect(new Set(cells).size).toBe(cells.length);
      expect(panels.every(({ gridPos: { x, w } }) => x + w <= 24)).toBe(true);
    },
  );
});
