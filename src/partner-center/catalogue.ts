import type { Offer } from '../domain/offer';

/** What can be sold (`GET /v1/products`, `/skus`, `/availabilities`). */
export interface Catalogue {
  offers(country: string): Promise<readonly Offer[]>;
}
