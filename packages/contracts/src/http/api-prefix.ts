/** Where the API begins: below the address of the gateway. */
export const API = '/api/v1';
