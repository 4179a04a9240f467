// What the walkthrough offers to write into the user's settings. Nothing is written that was not shown before.

export interface Offer {
    readonly key: string;
    readonly value: unknown;
    readonly label: string;
    readonly why: string;
}

const triggers = ['.', '(', '<', '#', '"'];

const listed = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : []);

/** Keeps what other languages have, and every character that C# has already. */
const withCSharp = (now: unknown): Record<string, unknown> => {
    const known = typeof now === 'object' && now !== null && !Array.isArray(now) ? (now as Record<string, unknown>) : {};
    return { ...known, csharp: [...new Set([...listed(known['csharp']), ...triggers])] };
};

/** @param now The user's own value of a setting; undefined where there is none. */
export const offersOf = (now: (key: string) => unknown): readonly Offer[] =>
    [
        {
            key: 'jupyter.completionTriggerCharacters',
            value: withCSharp(now('jupyter.completionTriggerCharacters')),
            label: 'Complete from the running kernel too',
            why:
                'Names that only a run knows, of packages for example. This extension completes from the cells without it; ' +
                'a name may then stand twice.',
        },
        {
            key: 'extensions.ignoreRecommendations',
            value: true,
            label: 'No recommendations of extensions at all',
            why:
                'Stops every recommendation that VS Code itself makes. The Jupyter extension offers .NET Interactive by itself: ' +
                'press "Do not show again" there.',
        },
    ].filter(offer => JSON.stringify(now(offer.key)) !== JSON.stringify(offer.value));

/** The lines as they will stand in settings.json. */
export const linesOf = (offers: readonly Offer[]): string =>
    offers.map(offer => `${JSON.stringify(offer.key)}: ${JSON.stringify(offer.value)}`).join(',\n');
