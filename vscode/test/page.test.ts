import assert from 'node:assert/strict';
import { test } from 'node:test';
import { budgetChart } from '../src/core/budgetChart';
import { pageOf, type PageContent } from '../src/core/page';
import { overBudget } from './samples';

const content: PageContent = {
    id: '02.5',
    title: 'Tiled <matmul>',
    isPassed: false,
    hints: ['Use "tiles" & a barrier.'],
    ofHints: 3,
    hintsFirst: false,
};
const frame = { style: 'https://resource/page.css', source: 'https://resource' };
const page = (more: Partial<PageContent> = {}) => pageOf({ ...content, ...more }, frame);

test('the page runs no script, and takes styles from its one file', () => {
    const html = page({ report: { ...overBudget, card: '<div role="group" style="color:red">card</div>' } });
    assert.match(
        html,
        /Content-Security-Policy" content="default-src 'none'; style-src https:\/\/resource; style-src-attr 'unsafe-inline'"/,
    );
    assert.doesNotMatch(html, /<script|<style|javascript:|\son\w+=/i);
    assert.match(html, /<div role="group" style="color:red">card<\/div>/);
});

test('what a course says is text and no markup', () => {
    const html = page();
    assert.match(html, /Tiled &#60;matmul&#62;/);
    assert.match(html, /Use &#34;tiles&#34; &#38; a barrier\./);
});

test('hints come one at a time, and the last one offers no more', () => {
    assert.match(page(), /Next hint \(2 of 3\)/);
    assert.match(page({ hints: [] }), /First hint \(1 of 3\)/);
    assert.doesNotMatch(page({ hints: ['a', 'b', 'c'] }), /hint \(/);
});

test('a hint that was asked for stands above the report', () => {
    const at = (html: string) => html.indexOf('<h2>Hints') - html.indexOf('<h2>Report');
    assert.ok(at(page({ report: overBudget })) > 0);
    assert.ok(at(page({ report: overBudget, hintsFirst: true })) < 0);
});

test('the solution is offered after a pass alone', () => {
    assert.doesNotMatch(page(), /headroom\.solution/);
    assert.match(page({ isPassed: true }), /command:headroom\.compare\?%5B%2202\.5%22%5D/);
});

test('a chart has a bar for yours, the budget and the naive version, and the same in words', () => {
    const svg = budgetChart(overBudget.budget);
    assert.equal(svg.match(/<rect/g)?.length, 5);
    assert.match(svg, /class="exceeded"/);
    assert.match(
        svg,
        /="Counts beside their budgets\. sectors per request: yours 32, budget 4; bytes from memory: yours 1,000,000, budget 2,000,000"/,
    );
    assert.doesNotMatch(svg, /style=/);
});

test('a report without counts has no chart', () => {
    assert.equal(budgetChart([]), '');
    assert.equal(budgetChart([{ what: 'x', yours: Infinity, limit: 1, atLeast: true, kept: true }]), '');
});
