/**
 * Keys that are known by how they begin, so that no name needs to stand beside them. Each begins where a word does and is
 * of one run of characters, so that a line is read once for each.
 */
export const KEY_SHAPES: readonly RegExp[] = [
  // A JSON Web Token.
  /(?<![\w-])eyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*)?/g,
  // Ours.
  /(?<![\w-])rhl_[\w-]+|(?<![\w-])rh_[\w-]{16,}/g,
  // AWS
  /(?<![\w-])A(?:KI|SI)A[A-Z\d]{16}(?!\w)/g,
  // GitHub
  /(?<![\w-])(?:gh[pousr]_|github_pat_)\w{20,}/g,
  // GitLab
  /(?<![\w-])glpat-[\w-]{20,}/g,
  // Slack
  /(?<![\w-])(?:xox[abeoprs]|xapp)-[\w-]{10,}/g,
  // Google
  /(?<![\w-])AIza[\w-]{30,}/g,
  // Stripe, and webhooks that are signed as its are
  /(?<![\w-])[rs]k_(?:live|test)_\w{10,}|(?<![\w-])whsec_[\w+/=-]{16,}/g,
  // OpenAI and Anthropic; a word that only begins so has no digit.
  /(?<![\w-])sk-(?=[\w-]*\d)[\w-]{16,}/g,
  // npm
  /(?<![\w-])npm_[A-Za-z\d]{36}(?!\w)/g,
  // A private key in PEM
  /(?<=-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----)[^-"']+/g,
];
