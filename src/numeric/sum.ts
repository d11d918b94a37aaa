/** Sum with the rounding errors carried along (Kahan and Babuska), for everything outside hot paths. */
export { sum } from "simple-statistics";
