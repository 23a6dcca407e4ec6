/** How templates are read: every field that one names must be there, and there are no helpers but Handlebars' own. */
export const HOW = { strict: true, assumeObjects: false, knownHelpersOnly: true, knownHelpers: {}, preventIndent: true };
