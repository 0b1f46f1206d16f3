/** Why a file has to be in an encoding. */
export const BY_MAPPING = 'its mapping says so, or a camt.053 or MT940 must be';
