/** The HTTP contract as types, made from the API's own document: npm run puntual -- contract. */
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the database and Temporal answer; whether a worker is there; how the rails are */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Measurements for Prometheus */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show who is signed in
         * @description 404 for an API key: nobody is.
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in
         * @description The answer sets an HttpOnly cookie that stands for the user from then on. Whatever is wrong, the answer is 401 `wrong_credentials`; after 5 wrong passwords an address is `locked` (423 with `Retry-After`) for a minute, after each further one for twice as long, up to an hour. Whoever has a second factor sends its `code` too, else 401 `code_required`. Unsafe calls with the cookie come from this host’s own pages, else they are 403 `cross_site`.
         */
        post: operations["signIn"];
        /** Sign out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how one may sign in */
        get: operations["getSignInOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own sessions, or an admin another's, oldest first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one's own sessions, or an admin anybody's */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link by which a forgotten password is set anew
         * @description The answer is the same whether there is such a user or not. The mail goes where somebody carries mails (`RESEND_API_KEY`, `SMTP_URL`), three times an hour at most; elsewhere an admin makes the link.
         */
        post: operations["forgetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-links/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a password by a link, once
         * @description All sessions of the user end. 404: the link is used, void, too old or nobody’s.
         */
        post: operations["redeemPasswordLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List accounts, newest first unless sorted
         * @description Each is shown as of its local day. Which are found, and their order, is by what was last decided: while nobody has noted yet that an invoice is overdue, `state`, `overdueFrom` and `sort=overdueSince` find the account where it stood.
         */
        get: operations["listAccounts"];
        put?: never;
        /**
         * Open an account
         * @description 409 `external_id_taken`: another account has that externalId. 422 `test_clock_with_live_rail`: no test clock where cards are charged for real.
         */
        post: operations["openAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many accounts a list would have, all its pages together */
        get: operations["countAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an account */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change an account */
        patch: operations["changeAccount"];
        trace?: never;
    };
    "/v1/accounts/{id}/payment-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List an account's payment methods */
        get: operations["listPaymentMethods"];
        put?: never;
        /** Add a payment method */
        post: operations["addPaymentMethod"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-methods/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a payment method */
        get: operations["getPaymentMethod"];
        put?: never;
        post?: never;
        /** Remove a payment method */
        delete: operations["removePaymentMethod"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-methods/{id}/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make it the default */
        post: operations["makePaymentMethodDefault"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List an account's invoices, oldest first */
        get: operations["listInvoices"];
        put?: never;
        /**
         * Issue an invoice
         * @description Credit of the account pays it at once. A discount is a line below zero; a total of zero is paid, and nothing is owed. Lines may name prices of a book that are charged once (422 `no_such_price`, `no_such_price_book`, `currency_mismatch`): what was just bought is mailed at once.
         */
        post: operations["issueInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an invoice */
        get: operations["getInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the last day to pay
         * @description Of open invoices: 422 `invoice_not_open`. Reminders, charges and deactivation count from the new day; a last notice that is out holds for it no longer. 409 `not_allowed_now` to a day to come while the service is off: more time brings no service back.
         */
        patch: operations["changeInvoice"];
        trace?: never;
    };
    "/v1/invoices/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Void an invoice
         * @description What was paid of it becomes credit. What an agent may void is limited as credit is.
         */
        post: operations["voidInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-books/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the versions of a price book, oldest first */
        get: operations["listPriceBookVersions"];
        put?: never;
        /**
         * Add a version of a price book
         * @description The newest version that has begun holds. It may begin in the past, so that a missing price is added from any day, but changes no price on days that are billed: 422 `price_book_billed`. It is never changed itself.
         */
        post: operations["addPriceBook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-books": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List price books, each with its last version */
        get: operations["listPriceBooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/price-books/{name}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a version of a price book */
        get: operations["getPriceBook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an account's subscription */
        get: operations["listSubscriptions"];
        put?: never;
        /**
         * Start a subscription
         * @description Billing starts after the free months; its first day is free unless it is the 1st. The first invoice comes on the later of that day and today if that is 1 to 5, else on the next 1st. 409 `subscription_exists`; 422 `start_too_old` more than 3 months back, `currency_mismatch`, `no_such_price_book`, `no_such_price`.
         */
        post: operations["startSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a subscription */
        get: operations["getSubscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Give a subscription other free months
         * @description Before billing starts, which moves, with the first invoice and the end of the contract. 409 `not_allowed_now` once it has started, or when its end was asked for; 422 `start_too_old`, `no_such_price`.
         */
        patch: operations["changeSubscription"];
        trace?: never;
    };
    "/v1/subscriptions/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add to a subscription
         * @description Charged from its day on, that day included. 422 `no_such_price`, `before_billing_starts`, `subscription_ended`; of a low-use device `too_few_phones`, `not_in_contract`; 409 `number_owned`.
         */
        post: operations["addItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/items/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove an item, or a part of it
         * @description Charged through its day; what was billed beyond it is given back on the next invoice. What stays keeps the id. 422 `more_than_there_is`, `before_it_began`; 409 `not_allowed_now` when it is removed already.
         */
        post: operations["removeItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/upcoming-invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what a month would come to
         * @description Drawn as it will be issued; nothing is changed. Without `month`, the next one. 422 `price_missing` where a price is missing from its book.
         */
        get: operations["upcomingInvoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a subscription
         * @description With the month before the first one that begins at least 30 days later; nothing of it is given back. One more invoice comes for its calls. Whoever leaves a contract early is told what that is proposed to come to; `buyOutMinor` is invoiced at once. 409 `not_allowed_now` when its end was asked for already; 422 `numbers_undecided` where it has numbers and nothing is said of them, `buy_out_too_much`.
         */
        post: operations["cancelSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/cancellation/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a subscription go on
         * @description Before its end: 422 `subscription_ended` after it. 409 `not_allowed_now` while the invoice of a buy-out is open: it is voided first.
         */
        post: operations["withdrawCancellation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/equipment-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List an account's orders of equipment, oldest first */
        get: operations["listEquipmentOrders"];
        put?: never;
        /**
         * Order equipment
         * @description Bought, at the prices of today, or rented by the month. What was bought is invoiced on release, at the latest on `invoiceByOn`: the fifth working day after its e-signature, the same day where nobody signs. 422 `no_such_price`, `no_such_price_book`, `currency_mismatch`, `other_price_book`.
         */
        post: operations["orderEquipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/equipment-orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an order of equipment */
        get: operations["getEquipmentOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/equipment-orders/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an order was signed
         * @description What was bought is invoiced by the fifth working day after it.
         */
        post: operations["signEquipmentOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/equipment-orders/{id}/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an order was delivered
         * @description A rental begins: it is charged from the day after, from the 1st on if it is one.
         */
        post: operations["deliverEquipmentOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/equipment-orders/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a rental
         * @description Charged through that day. 422 `not_rented`, `before_it_began`.
         */
        post: operations["endRental"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/equipment-orders/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let an order leave the house
         * @description What was bought is invoiced at once, and mailed at once.
         */
        post: operations["releaseEquipmentOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/equipment-orders/{id}/replace-defect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace what is defective
         * @description Under warranty, without an invoice: of what is rented for as long as it is. 422 `not_under_warranty`, `no_model_swap`, `no_such_price`, `more_than_there_is`.
         */
        post: operations["replaceDefect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/port-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the port requests of a subscription, oldest first */
        get: operations["listPortRequests"];
        put?: never;
        /**
         * Say that numbers are to leave for another carrier
         * @description Within 2 to 18 working days. Service stays on until they have left, and ends with that month. 422 `number_unknown`, `subscription_ended`.
         */
        post: operations["requestPort"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/port-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a port request */
        get: operations["getPortRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/port-requests/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that numbers have left
         * @description Service that is to end ends with that month, if that is later than its notice.
         */
        post: operations["completePort"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/port-requests/{id}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that numbers have not left
         * @description A person sees to it: they keep service on until another request is done, or they are given up.
         */
        post: operations["failPort"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoice-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the months that were billed, newest first */
        get: operations["listInvoiceRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoice-runs/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how the invoices of a month stand */
        get: operations["getInvoiceRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoice-runs/{month}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep the invoices of a month
         * @description None that is not issued yet is issued until they are released; each account asks again every hour, from the second day on less often, at last every six.
         */
        post: operations["holdInvoiceRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoice-runs/{month}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the invoices of a month go
         * @description Each account bills itself when it asks next, within six hours; `chase` lets all of them ask at once.
         */
        post: operations["releaseInvoiceRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoice-runs/{month}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the invoices of a month would come to
         * @description Of the accounts that are not billed for it yet, a page at a time. Changes nothing.
         */
        post: operations["previewInvoiceRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoice-runs/{month}/chase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask again for the invoices of a month that are missing
         * @description What was put off is tried at once, account by account; what is billed is not billed again. Answers 202 with a job, which goes on by itself: `GET /v1/jobs/{id}`. Of whom it is not billed after all, `refused` says why: `month_unbilled`.
         */
        post: operations["chaseInvoiceRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List deliveries of calls, oldest first */
        get: operations["listUsageImports"];
        put?: never;
        /**
         * Import calls from a file
         * @description The file is the body, packed with gzip or not. Each call is taken once by its source and its id there, in parts that stand by themselves: what breaks off is taken up where it was when the same file is sent again. A line that is no call of ours is among the rejects; the others are taken. 200: the file was taken before, and nothing of it is new. 409 `import_in_progress` while the same file is being read.
         */
        post: operations["importUsage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send calls as events
         * @description Up to a thousand at once, as they end. Each is taken once by its source and its id there: sent again, also with others, it is `repeated`. 200: just these were taken before.
         */
        post: operations["sendUsageEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a delivery of calls */
        get: operations["getUsageImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage-imports/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the lines of a delivery that were not taken
         * @description By their lines: the first ten thousand.
         */
        get: operations["listUsageRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/call-details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the calls that were billed of a month
         * @description The month in which they began, which is the one before their invoice. As a table (`format=csv`) in nine columns, with times in UTC. The costs of a kind add up to its lines. 404 for a month that is not billed.
         */
        get: operations["getCallDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download an invoice as a document
         * @description `format=pdf` (unless given): as customers get it, in the language of the account; made when it is first asked for, and kept: the same bytes for as long as the invoice says the same. `csv`: its lines as a table. `xml`: its fiscal receipt, CFDI 4.0, without seal until it is stamped; 422 `no_tax_profile`, `not_in_pesos`, `taxes_do_not_fit`: none can be drawn. `ETag` is the SHA-256 of the bytes; `If-None-Match` with it is answered 304.
         */
        get: operations["getInvoiceDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-notes/{id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a credit note as a document
         * @description `xml`: its fiscal receipt, CFDI 4.0 of the kind Egreso, without seal. 422 `invoice_not_stamped`: it names the folio of its invoice’s.
         */
        get: operations["getCreditNoteDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how an invoice stands with the tax authority */
        get: operations["getInvoiceReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}/stamp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have an invoice's fiscal receipt stamped
         * @description Stamped before, it is answered as it is. With `uuid` it was stamped elsewhere; 409 `uuid_taken` where that is another receipt’s, `already_stamped` under another one. 422 `no_tax_profile`, `not_in_pesos`, `taxes_do_not_fit`: none can be drawn; `nothing_to_receipt`: it is void; `stamp_rejected` with what the tax authority says. 503 while nobody can say whether it is stamped: asked again, it is looked up. While a record that was restored is not reconciled: 409 `stamping_stopped`.
         */
        post: operations["stampInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rep-obligations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List receipts of payments that are owed, in the order in which they were made
         * @description One an account and month; what comes after it was made is owed another.
         */
        get: operations["listRepObligations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rep-obligations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a receipt of payments */
        get: operations["getRepObligation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rep-obligations/{id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the XML of a receipt of payments
         * @description As it was sent, or came back from the stamper. 422 `not_sent`: it was not sent yet.
         */
        get: operations["getRepDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rep-obligations/{id}/stamp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a receipt of payments stamped
         * @description Invoices that it is about are stamped first. Stamped before, it is answered as it is. With `uuid` it was stamped elsewhere; 409 `uuid_taken` where that is another receipt’s, `already_stamped` under another one. 422 `nothing_to_receipt`: nothing stands of it; `stamp_rejected` with what the tax authority says; 503 while nobody can say whether it is stamped: asked again, it is looked up. While a record that was restored is not reconciled: 409 `stamping_stopped`.
         */
        post: operations["stampRep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rep-obligations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the tax authority has cancelled a receipt of payments
         * @description What stands of its payments is owed another. 409 `not_allowed_now`: it is not stamped.
         */
        post: operations["cancelRep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/tax-profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a tax profile */
        get: operations["getTaxProfile"];
        /**
         * Say who an account is to the Mexican tax authority
         * @description Invoices that are drawn from now on are taxed by it, and payments of invoices that are paid later (PPD) owe a receipt. All of it is replaced; the same again changes nothing.
         */
        put: operations["saveTaxProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/tax-profile/constancia": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read a constancia de situación fiscal
         * @description As JSON, or as multipart/form-data with the PDF as `file`. Proposes what its text says; nothing is kept or changed: a person looks at it and sends it with PUT. 422 `file_not_accepted`: it is no PDF with such a text.
         */
        post: operations["readConstancia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lower an invoice by a credit note
         * @description What exceeds its balance becomes credit of the account. Agents up to the limit of the policy, together with voids and accepted disputes of a case (or of 30 days); admins above it: 422 `limit_exceeded`.
         */
        post: operations["noteCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List credit notes, oldest first */
        get: operations["listCreditNotes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a credit note */
        get: operations["getCreditNote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dispute an invoice
         * @description Until day 15 after its issue; 422 `dispute_window_closed` later. Of an open invoice at most its balance, of a paid one at most what was paid.
         */
        post: operations["openDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List disputes, oldest first */
        get: operations["listDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a dispute */
        get: operations["getDispute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resolve a dispute */
        post: operations["resolveDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invoices/{id}/pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Charge an invoice now
         * @description 200 when it succeeded or was declined, 202 when that is not known yet. One attempt at a time: 409 `payment_in_progress`. After a decline the same method waits an hour: 409 `retry_too_soon` with `retryAllowedAt`. An amount above what is open and not in dispute, less credit: 422 `amount_too_large`. While charges are stopped for all accounts: 409 `charges_stopped`.
         */
        post: operations["payInvoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/pay-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Charge everything that is open now
         * @description 200 when it succeeded or was declined, 202 when that is not known yet. One attempt at a time: 409 `payment_in_progress`. After a decline the same method waits an hour: 409 `retry_too_soon` with `retryAllowedAt`. An amount above what is open and not in dispute, less credit: 422 `amount_too_large`. While charges are stopped for all accounts: 409 `charges_stopped`.
         */
        post: operations["payBalance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List an account's payments, oldest first */
        get: operations["listPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/payment-attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List an account's payment attempts, oldest first
         * @description Whoever asked for them.
         */
        get: operations["listPaymentAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-attempts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a payment attempt
         * @description What came of one that was answered 202: `unknown` or `pending` until the bank has said it.
         */
        get: operations["getPaymentAttempt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/pay-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List an account's links to pay, oldest first */
        get: operations["listPayLinks"];
        put?: never;
        /**
         * Make a link to pay
         * @description Whoever has it sees what is owed and pays without signing in, for as long as the account's policy says (`payLinks`). Every mail that asks for money brings one by itself.
         */
        post: operations["createPayLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pay-links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a link to pay */
        get: operations["getPayLink"];
        put?: never;
        post?: never;
        /**
         * Withdraw a link to pay
         * @description Its page answers 410 from then on. Again: nothing changes.
         */
        delete: operations["revokePayLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay credit back
         * @description What was overpaid or paid twice is credit of the account, and this takes it from there. 422 `credit_too_small` when there is less. What came by a card or a direct debit goes back there by itself; for the rest there is a task, with the CLABE that a transfer came from where its bank told it. Done, it is paid; dismissed, it is credit again. Agents up to the limit of the policy, in a case or in 30 days; admins above it: 422 `limit_exceeded`.
         */
        post: operations["refundCredit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List refunds, oldest first */
        get: operations["listRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a refund */
        get: operations["getRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the journal, by day
         * @description What money has done, in double entry, with the ledger that it was written with. Nothing in it is ever changed: what is undone is another entry, on the day on which it was undone, so a day that is over everywhere stays as it is. With `Accept: text/csv` the whole range is one file, a line a row, without `limit` and `cursor`.
         */
        get: operations["listJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hold the provider's book beside ours
         * @description Each movement of a customer's money in the provider's book against our attempts, and each of ours against the book; and of each payout that arrives in these days its gross, fees and net. Days are in UTC, at most 92. Nothing is changed by it. 503 when the provider can't be asked, 422 `range_too_large` when it has more than 20,000 movements in these days.
         */
        get: operations["reconcileRail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List transfers, oldest first unless asked otherwise */
        get: operations["listBankTransfers"];
        put?: never;
        /**
         * Record a transfer that came in
         * @description It is matched by the invoice number that its payer wrote, the tracking key of a proof, several invoices that come to it, the account's own CLABE at which it arrived, or a payer who has paid for one account before and an amount that fits. What does not match waits for an agent, who finds `suggestions`; collection on the accounts that it may be of waits with it, through the next bank day at most. The same rail, key and day twice is a `duplicate` and changes nothing.
         */
        post: operations["receiveBankTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-transfers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a transfer */
        get: operations["getBankTransfer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-transfers/{id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show whose an unmatched transfer may be, and what speaks for it
         * @description Of one that is matched already, or a duplicate, there are none. An agent matches with `/match`.
         */
        get: operations["suggestMatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-transfers/{id}/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Match a transfer by hand
         * @description To invoices of one account, whose credit the rest is; or of several, where the allocations add up to the transfer (422 `allocations_do_not_add_up`) and each account gets a payment of its own.
         */
        post: operations["matchBankTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-transfers/{id}/unmatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Undo a match
         * @description All debts that it paid reopen; deactivation needs a fresh last notice.
         */
        post: operations["unmatchBankTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List statements, oldest first */
        get: operations["listBankStatements"];
        put?: never;
        /**
         * Import a statement file
         * @description The file is the body. Each line that brings money becomes a transfer, once by rail, tracking key and day: the same file again brings nothing new, nor does one that overlaps, or that was broken off. A line that cannot be read is in `rejected`, with what would be right; the others are imported.
         */
        post: operations["importBankStatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-statements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a statement and what came of it */
        get: operations["getBankStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the names under which banks' files are read
         * @description Those that are shipped, and the company's own.
         */
        get: operations["listBankMappings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-mappings/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how a bank's files are read
         * @description Shipped: bbva-mx, santander-mx, banorte-mx, bofa-cashpro. They are as public as the banks' layouts are: see docs/rails.md.
         */
        get: operations["getBankMapping"];
        /**
         * Say how a bank's files are read
         * @description Admins. Replaces what was under this name, a shipped one too. What was imported stays as it is.
         */
        put: operations["setBankMapping"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/clabe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an account's own CLABE */
        get: operations["getClabe"];
        put?: never;
        /**
         * Give an account a CLABE of its own
         * @description From the range of `PUNTUAL_CLABE_PREFIX` (422 `no_clabe_range` without it); one for each account, for ever. Asked again it answers 200 with the same.
         */
        post: operations["giveClabe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Overrule what would happen by itself
         * @description Answers with the account after it. 409 `stale_version` when the account has changed since `expectedVersion`, 409 `not_allowed_now` (with the allowed commands) when its state has no place for the command, 409 `charges_stopped` or `deactivations_stopped` while that is stopped for all accounts. What the account does not take stands on its timeline as `override.refused`, and raises no version.
         */
        post: operations["override"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give many accounts one order
         * @description The set is frozen when it is asked, and each account is judged when its turn comes. Answers 202 with a job, which goes on by itself: `GET /v1/jobs/{id}`. With `dryRun` it answers what it would come to, 200; over 1,000 accounts that is a job too. `deactivate`, `writeOff`, `changePolicy` and a `legal` pause are for admins: 403 `forbidden`.
         */
        post: operations["overrideInBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List orders for many accounts, newest first */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an order for many accounts */
        get: operations["getJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try again what was refused or failed
         * @description A job that was interrupted goes on without this.
         */
        post: operations["resumeJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List files of accounts, newest first */
        get: operations["listImports"];
        put?: never;
        /**
         * Check a file of accounts, and see what Puntual would do
         * @description The file is the body: a CSV of accounts and their open invoices, a line an invoice, with headings (`externalId`, `name`, `email`; `invoiceNumber`, `issuedOn`, `dueOn`, `amount`; and more, see the guide). Nothing of it is an account yet: `errors` says what is wrong with which line, and `observing` what would be done within 60 days. Of more than 200 accounts that is worked out in the background: ask again. A file that is live already is answered 200 as it is.
         */
        post: operations["importAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a file of accounts */
        get: operations["getImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a file's accounts, those that would be deactivated first */
        get: operations["listImportAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/refused-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was refused, as a file to be put right and sent again
         * @description All lines of accounts of which one was refused, with what is wrong behind it.
         */
        get: operations["downloadRefusedLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/go-live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a file's accounts and issue their invoices
         * @description Goes on by itself, also after a crash, and opens nothing twice: ask for the import again. 422 `lines_refused` while lines of it are refused, unless `withoutRefused`: then their accounts are left out. 409 `not_observed_yet`; 409 `observed_too_long_ago` after seven days: send the file again. Once it is live: what was refused or failed is tried again.
         */
        post: operations["goLive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Foresee what will happen if nobody pays
         * @description Plays the account forward from now, in a world where nobody does anything more, and changes nothing. `override` and `dispute` are judged as they would be in earnest, and done first. What takes more than ten seconds is 422 `too_much_to_foresee`; where too many ask at once it is 503.
         */
        post: operations["forecast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/emails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List an account's e-mails, oldest first */
        get: operations["listEmails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/emails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an e-mail with its html and text */
        get: operations["getEmail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails-in/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a mail that came in */
        get: operations["getMailIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/mails-in/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a mail that came in, with what was attached
         * @description 410 `not_kept`: it was let go of (`PUNTUAL_KEEP_BODIES_DAYS`).
         */
        get: operations["getMailInFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A statement of account: what was owed, what came, what is owed now
         * @description From a local day through another, by the day on which each was recorded. `format=csv`, or `Accept: text/csv`: its lines as a table, with the opening and closing balances as the first and the last. `format=pdf`: as customers read it, in the language of the account; `ETag` is the SHA-256 of its bytes; `If-None-Match` with it is answered 304.
         */
        get: operations["getStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List notes, oldest first */
        get: operations["listNotes"];
        put?: never;
        /**
         * Write something down about an account
         * @description It stands on the timeline, and is never changed.
         */
        post: operations["addNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List calls in the order in which they were written down */
        get: operations["listCalls"];
        put?: never;
        /**
         * Write down a call
         * @description It stands on the timeline. A promise that was made in it is an override of its own.
         */
        post: operations["noteCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List contacts, oldest first */
        get: operations["listContacts"];
        put?: never;
        /**
         * Add a person to ask for
         * @description Gets no mail by itself: mails go to the account's `email` and `billingRecipients`.
         */
        post: operations["addContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a contact */
        get: operations["getContact"];
        put?: never;
        post?: never;
        /**
         * Remove a contact
         * @description Answers with what it was.
         */
        delete: operations["removeContact"];
        options?: never;
        head?: never;
        /** Change a contact */
        patch: operations["changeContact"];
        trace?: never;
    };
    "/v1/accounts/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that happened, in order
         * @description Append-only. The sentences (`summary`) are in the reader's language.
         */
        get: operations["listTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why the account stands as it does
         * @description Sentences that can be read out on the telephone, in English, each with the rule, the numbers and the timeline's entries that it rests on. As of the account's now. `silence` comes once for each reason.
         */
        get: operations["why"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The chart of every account: regions, states and what leads from one to another
         * @description Drawn from the machine itself, in the language of `Accept-Language` (en, es, pt).
         */
        get: operations["getChart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/chart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * In which states of the chart an account is, and the path that it took
         * @description As its last step has left it.
         */
        get: operations["getAccountChart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/test-clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Advance an account's test clock
         * @description Answers with the account when all that falls due until then is done and recorded. Up to 90 seconds; then 503, and the clock stays where it got to: send the same target again to go on.
         */
        post: operations["advanceTestClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List policies and their versions */
        get: operations["listPolicies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{name}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a version of a policy */
        get: operations["getPolicyVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a version to a policy
         * @description Admins. A new name begins a policy of its own, at version 1. Changes nothing for accounts that are under another version: that is an override, `changePolicy`. Some sample lives are played ahead under it first: 422 `policy_does_not_work` says what went wrong.
         */
        post: operations["addPolicyVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{name}/versions/{version}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a version would change
         * @description For each account in flight its next action, before and after. Changes nothing.
         */
        post: operations["previewPolicyVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{name}/versions/{version}/backtest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a version would have changed
         * @description Plays recorded lives again, a page of accounts at a time. Changes nothing.
         */
        post: operations["backtestPolicyVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policies/{name}/versions/{version}/migrate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move accounts to a version
         * @description Admins. Makes a job, which goes on by itself: `GET /v1/policy-jobs/{id}`.
         */
        post: operations["migrateToPolicyVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List migrations, newest first */
        get: operations["listPolicyJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy-jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a migration */
        get: operations["getPolicyJob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy-jobs/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try again what was refused or failed
         * @description A job that was interrupted goes on without this.
         */
        post: operations["resumePolicyJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/policy-segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show which policy a new account gets */
        get: operations["getPolicySegments"];
        /**
         * Say which policy a new account gets
         * @description Admins. Replaces the list. Accounts that are there keep their policy.
         */
        put: operations["setPolicySegments"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/switches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what is stopped for all accounts */
        get: operations["listSwitches"];
        put?: never;
        /**
         * Stop something for all accounts, or let it go on
         * @description Admins. Counts from the next deed on: what was begun is finished. Stopped charges are made up in their next window or on their next look; stopped mails wait, the latest of several reminders goes once; stopped deactivations are tried again each working day.
         */
        post: operations["setSwitch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/switches/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who stopped what and why, newest first */
        get: operations["listSwitchChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what only a person can do, oldest first */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a task */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a task is done
         * @description 409 `settled_by_an_act` where an act settles it: the answer names the act, and the task closes with it.
         */
        post: operations["finishTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a task is not to be done */
        post: operations["dismissTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say who is to do a task */
        post: operations["assignTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a task away until a day
         * @description It stays open, and in the list: `snoozedUntil` says that it can wait.
         */
        post: operations["snoozeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is to work on: how much of each, and the money */
        get: operations["listWorklists"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/worklists/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Work through a list, the most urgent first
         * @description `deactivatingThisWeek`: the service goes off within seven days, if nobody pays. `promisesDue`: a promise is over within seven days. `mine`: accounts that the caller looks after, or has a task of.
         */
        get: operations["getWorklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/aging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is owed, by its age
         * @description Every open invoice by the days since its due day, whatever holds it. 422 `not_kept`: how accounts stood on that day is not known.
         */
        get: operations["getAging"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the caller's own views, and those that others share */
        get: operations["listViews"];
        put?: never;
        /** Keep filters of a list under a name */
        post: operations["saveView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a view */
        get: operations["getView"];
        put?: never;
        post?: never;
        /**
         * Remove one's own view
         * @description Answers with what it was. 403 `forbidden`: it is somebody else's.
         */
        delete: operations["removeView"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How collecting went over a span of days
         * @description From views of the database, `analytics_…`, which may be asked besides; days are local to each account. `recovery`: first charges that failed, and what came all the same, by what brought it. `declines`: by the bank's code. `retry-hours`: retries by local weekday (Monday is 1) and hour. `aging`: what was owed by its age on days of the span. `dso`: days sales outstanding, by month. `promises`, `contacts`, `deactivations`: what became of them. `Accept: text/csv`: the rows as a table.
         */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hear of changes as they happen: server-sent events
         * @description Events `account` (`{accountId, version, seq}`), `task` (`{taskId, accountId, kind, status}`) and `switch` (`{name, stopped}`). Their `id` resumes: send it as `Last-Event-ID`, within a day. `reset`: what was missed is not known any more, so ask for everything anew.
         */
        get: operations["watch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bank-feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how far the bank feed is imported */
        get: operations["getBankFeed"];
        put?: never;
        /**
         * Say how far the bank feed is imported
         * @description Admins, or the import itself. From the first call on there is a feed, and automatic deactivations wait while its last import is older than the last bank day. The last word counts, an earlier day too.
         */
        post: operations["noteBankFeed"];
        /**
         * Say that there is no bank feed any more
         * @description Admins. Nothing waits for it from then on.
         */
        delete: operations["removeBankFeed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deactivation-breaker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the breaker on mass deactivation on a day */
        get: operations["getDeactivationBreaker"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deactivation-breaker/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a day go over the limit
         * @description Admins. Deactivations on that day are no longer stopped for being many; a switch, the bank feed and each account's own rules count as ever.
         */
        post: operations["releaseDeactivationBreaker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List endpoints, oldest first */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Let another system be told
         * @description Signed by the standard (standardwebhooks.com) with the secret that this answer shows, and no other does: the same `Idempotency-Key` again is 409 `already_created`. Sent at least once, for each account in order, for up to three days.
         */
        post: operations["addWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an endpoint */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Tell an endpoint nothing more
         * @description What it has not heard goes with it.
         */
        delete: operations["removeWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change, pause or resume an endpoint
         * @description Paused, it is sent nothing; what happens meanwhile waits for it, for three days.
         */
        patch: operations["changeWebhookEndpoint"];
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an endpoint another secret
         * @description Shown once. For a day both sign: who verifies may change over meanwhile.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what endpoints were told, oldest first */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send it again, whatever came of it
         * @description Under the same id, so that whoever has heard it knows it. 410 `not_kept`: what it said was let go of (`PUNTUAL_KEEP_BODIES_DAYS`).
         */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/challenges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let the holder of a card confirm a charge, or refuse
         * @description Of an attempt with `tok_requires_action`. Answers with the line of the book. 409 `challenge_ended` when it was confirmed, refused or canceled before, 422 `no_challenge` when nobody has to confirm it.
         */
        post: operations["endChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/charges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sandbox bank's own book, oldest first */
        get: operations["listSandboxCharges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/services/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how the sandbox's switch has an account's service */
        get: operations["getSandboxService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/chargebacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a cardholder take a charge back
         * @description Answers with the payment, reversed. 409 `charged_back_already`, 422 `charge_not_taken` when its money never moved.
         */
        post: operations["chargeBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/chargebacks/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a chargeback end
         * @description Named by its charge or by the payment that it took back. Won, the money comes again: the payment is settled and pays what it had paid. Answers with the payment. 409 `chargeback_closed` when it ended before.
         */
        post: operations["closeChargeback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/emails/{id}/bounce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let an e-mail come back
         * @description As if its carrier could not deliver it. 422 `email_not_sent` of one that has not left.
         */
        post: operations["bounceEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a rail of the sandbox fail, or work again
         * @description Admins. `away`: it can not be reached; `hangs`: it does not answer; `unauthorized`: it refuses us; `none`: it works. Counts for all processes, until told otherwise.
         */
        post: operations["setSandboxFault"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{id}/proofs-of-payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List an account's proofs, oldest first */
        get: operations["listProofsOfAccount"];
        put?: never;
        /**
         * Send a proof of payment
         * @description As JSON, or as multipart/form-data with the file as `file`. A tracking key or a file is required. Collection rests while an agent looks at it. The same tracking key again answers 200 with the first proof, unless that was returned or rejected; 422 `tracking_key_used` when its money is booked already.
         */
        post: operations["sendProofOfPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proofs-of-payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List proofs, oldest first */
        get: operations["listProofsOfPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proofs-of-payment/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a proof */
        get: operations["getProofOfPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proofs-of-payment/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a proof's file */
        get: operations["getProofFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proofs-of-payment/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what else is known of the payment that a proof shows
         * @description An agent who finds its money among `waiting` names it when he accepts.
         */
        get: operations["weighProofOfPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proofs-of-payment/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept a proof
         * @description Where the service is off, or a plan asks for an installment, all proofs that were received or accepted have to cover that together: 422 `proof_too_small`. A deactivated service comes back provisionally once the accepted ones do. With `transferId` that transfer is matched to the account at once, as it was suggested.
         */
        post: operations["acceptProofOfPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/proofs-of-payment/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject a proof */
        post: operations["rejectProofOfPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show oneself
         * @description 404 for an API key: nobody is signed in.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Choose the language in which one is spoken to, by pages and mails
         * @description 404 for an API key: nobody is signed in.
         */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List users, oldest first */
        get: operations["listUsers"];
        put?: never;
        /**
         * Let a person in
         * @description Without a password the answer has a link by which its user sets one, once, within seven days. It is shown this once: the same `Idempotency-Key` again is 409 `already_created`. 409 `email_taken`.
         */
        post: operations["addUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a user */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change, disable or enable a user
         * @description With another role, or disabled, their sessions end. The last admin who can sign in stays one: 409 `last_admin`.
         */
        patch: operations["changeUser"];
        trace?: never;
    };
    "/v1/users/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new link by which a user sets a password
         * @description Links that were made before are void. The user’s password stays until the link is used.
         */
        post: operations["inviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who works here, oldest first: names for ids, and who may look after an account
         * @description Everybody who works here may ask. What else there is of a user is for admins: `GET /v1/users`.
         */
        get: operations["listColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set one's own password, or an admin another's
         * @description All sessions of the user end, and all links. Whoever changes their own names the one before (422 `wrong_password`, and 423 `locked` after 5) and gets a new session with the answer.
         */
        post: operations["setPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a secret for one's own second factor
         * @description Nothing is asked of it before a code of it was sent to `confirm`. 409 `second_factor_set`.
         */
        post: operations["offerSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show that the app knows the secret: from then on a code is asked for at sign-in
         * @description 422 `wrong_code`.
         */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove one's own second factor by a code of it, or an admin another's
         * @description 422 `wrong_code`.
         */
        post: operations["removeSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the keys that are not revoked, oldest first */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make a key for another system
         * @description The key is in this answer and in no other: the same `Idempotency-Key` again is 409 `already_created`. Give each system one of its own, with the least role that will do.
         */
        post: operations["addApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a key, revoked or not */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke a key
         * @description It opens nothing from then on. It is shown still, for the names on the timelines.
         */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who signed in or tried to, newest first */
        get: operations["listSignIns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who did what that concerns security, newest first
         * @description Sign-ins, changes of users and keys, who read which file of a proof or a mail, and who took a list or a paper away (`export`). It is append-only.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Account */
        Account: {
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example Guthrie SA de CV */
            name: string;
            /** @example ap@guthrie.example */
            email: string;
            externalId: string | null;
            rfc: string | null;
            /** @example es-MX */
            locale: string;
            /** @example America/Mexico_City */
            timeZone: string;
            /** @example MXN */
            currency: string;
            /** @description Empty: `email`. */
            billingRecipients: string[];
            receiptEmail: string | null;
            tags: string[];
            country: string | null;
            /** @description When somebody wants to look at it again. */
            nextActionOn: string | null;
            /** @description Who looks after it. */
            ownerId: string | null;
            /** @description What was agreed to; null: autopay is off, or no text was given. */
            autopayConsent: string | null;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            /** @description When all that said whom it was about was erased, for good: names, addresses and texts are tombstones, and whatever is asked of it is 409 account_erased. Null: it was not. */
            erasedAt: string | null;
            /** @description Rises with each fact, request or deadline that changes state, holds, balance, methods or policy. */
            version: number;
            policy: {
                name: string;
                version: number;
            };
            /** @description The account's own time. */
            clock: {
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00.000Z
                 */
                now: string;
                test: boolean;
            };
            collections: {
                /** @enum {string} */
                state: "current" | "overdue" | "deactivated" | "writtenOff" | "closed";
                /** @description How many reminders of the ladder have gone in this case. */
                rung: number;
                /** @description Of the oldest overdue invoice, on the local day of this answer. */
                daysOverdue: number;
                holds: {
                    /** @enum {string} */
                    kind: "agent" | "dispute" | "promise" | "plan" | "proof" | "legal" | "transfer";
                    until: string | null;
                    reason: string;
                    invoiceId: string | null;
                }[];
            };
            service: {
                /** @enum {string} */
                state: "active" | "deactivated" | "provisional" | "cancelled";
                /** @description Why the service is off, or was when it was lent; null: it is on for good */
                why: {
                    /** @enum {string} */
                    offFor: "debt" | "writtenOff" | "fraud";
                    byAgent: boolean;
                    /**
                     * Format: date-time
                     * @example 2026-03-10T15:00:00.000Z
                     */
                    since: string;
                    invoiceIds: string[];
                    /**
                     * @description payment: when nothing is overdue any more; recovery: when what was written off is paid after all; person: by an admin
                     * @enum {string}
                     */
                    backBy: "payment" | "recovery" | "person";
                    lentBy: ("proof" | "agent") | null;
                    /** @description The last day on which it is on. */
                    lentUntil: string | null;
                } | null;
            };
            autopay: {
                enabled: boolean;
                /** @enum {string} */
                state: "off" | "idle" | "charging" | "retryScheduled" | "unknown" | "needsMethod" | "exhausted";
                nextChargeAt: string | null;
            };
            balance: {
                /** @example 116000 */
                openMinor: number;
                /** @example 116000 */
                overdueMinor: number;
                /** @example 116000 */
                creditMinor: number;
            };
            /** @description What is open by its days past the due day, on the local day of this answer. */
            aging: {
                /** @enum {string} */
                name: "current" | "1-30" | "31-60" | "over60";
                /** @example 116000 */
                amountMinor: number;
            }[];
            /** @description Something went wrong on our side: facts are taken and the balance is true, and nothing is decided until it is mended. Null: all is well. */
            stuck: {
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00.000Z
                 */
                since: string;
                taskId: string | null;
            } | null;
            /** @description What will happen by itself, soonest first. */
            upcoming: {
                /** @enum {string} */
                kind: "charge" | "retry" | "reminder" | "lastNotice" | "deactivation" | "relock" | "holdEnds" | "lookup" | "invoice" | "serviceEnds";
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00.000Z
                 */
                at: string;
                detail: {
                    [key: string]: unknown;
                };
            }[];
            /** @description The overrides that the caller's role may give now. */
            allowed: ("pause" | "resume" | "extend" | "promise" | "plan" | "cancelPromise" | "cancelPlan" | "retryNow" | "skipReminder" | "sendReminder" | "deactivate" | "reactivate" | "writeOff" | "close" | "reopen" | "changePolicy")[];
        };
        /** What to change of an account */
        AccountChangeInput: {
            name?: string;
            email?: string;
            externalId?: string | null;
            rfc?: string | null;
            /**
             * @description Mails are in its language where that is one of es, en, fr, it, de, pt, nl, else in English.
             * @example es-MX
             */
            locale?: string;
            /**
             * @description Moves no date that is set already.
             * @example America/Mexico_City
             */
            timeZone?: string;
            billingRecipients?: string[];
            receiptEmail?: string | null;
            /** @description Words of your own, to find accounts by and to choose their policy. */
            tags?: string[];
            country?: string | null;
            /** @description On that local day a `followUp` task opens; null takes it back. */
            nextActionOn?: string | null;
            /** @description Who looks after it; null: nobody any more. */
            ownerId?: string | null;
            /** @description Switching it on records the consent: who, when and which text. It charges nothing by itself. */
            autopay?: boolean;
            /** @description The text that the customer agreed to. */
            autopayConsent?: string;
        };
        /** In which states an account is, and the path that it took there */
        AccountChart: {
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            version: number;
            active: {
                region: string;
                state: string;
                /** @description Of a state that has parts. */
                part: string | null;
            }[];
            /** @description The steps that led from one state to another, oldest first: the newest 200 of them. */
            path: {
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00.000Z
                 */
                at: string;
                moves: {
                    region: string;
                    from: {
                        state: string;
                        /** @description Of a state that has parts. */
                        part: string | null;
                    };
                    to: {
                        state: string;
                        /** @description Of a state that has parts. */
                        part: string | null;
                    };
                }[];
                /** @description What the timeline says of that step, in the reader's language. */
                told: {
                    seq: number;
                    summary: string;
                }[];
            }[];
        };
        /** How many accounts a filter finds */
        AccountCount: {
            count: number;
        };
        /**
         * Which accounts
         * @description Those of which all of it is true. Without `policy`: the ones that are under the policy in the path.
         * @example {
         *       "state": "overdue",
         *       "currency": "MXN",
         *       "policyVersion": 1
         *     }
         */
        AccountFilterInput: {
            /**
             * @description Of collections.
             * @enum {string}
             */
            state?: "current" | "overdue" | "deactivated" | "writtenOff" | "closed";
            /** @enum {string} */
            service?: "active" | "deactivated" | "provisional" | "cancelled";
            /**
             * Format: date
             * @description Overdue since this due day or longer.
             * @example 2026-03-10
             */
            overdueFrom?: string;
            /** @description Part of the id, name, e-mail or external id; one or two letters: where a word of them begins. */
            q?: string;
            currency?: string;
            /** @description Name of the policy that they are under. */
            policy?: string;
            /**
             * @description Accounts that carry it.
             * @example wholesale
             */
            tag?: string;
            /**
             * @description Something of that age is open: `aging` shows how much. See `/v1/aging`.
             * @enum {string}
             */
            bucket?: "current" | "1-30" | "31-60" | "over60";
            /**
             * @description Who looks after them.
             * @example ana@company.example
             */
            owner?: string;
            /**
             * @description A hold of that kind is on.
             * @enum {string}
             */
            hold?: "agent" | "dispute" | "promise" | "plan" | "proof" | "legal" | "transfer";
            /**
             * Format: date
             * @description Somebody wants to look at them before that local day.
             * @example 2026-03-10
             */
            nextActionBefore?: string;
            /**
             * Format: date
             * @description Their service goes off before that local day, if nobody pays.
             * @example 2026-03-10
             */
            deactivationBefore?: string;
            /** @description The version that they are under. */
            policyVersion?: number;
            /** @description So much is open, or more. */
            balanceFromMinor?: number;
            /** @description So much is open, or less. */
            balanceToMinor?: number;
        };
        /**
         * Where the clock is to go
         * @example {
         *       "to": "2026-03-10T21:00:00Z"
         *     }
         * @example {
         *       "days": 3,
         *       "hours": 1
         *     }
         */
        AdvanceInput: {
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00Z
             */
            to?: string;
            days?: number;
            hours?: number;
            minutes?: number;
        };
        /** What is owed, by its age */
        Aging: {
            /**
             * Format: date
             * @description Unless asked for the company's own today; each account is on its own.
             * @example 2026-03-10
             */
            asOf: string;
            currency: string;
            /** @description An account with debts of several ages is in several. `/v1/accounts?bucket=` lists them. */
            buckets: {
                /** @enum {string} */
                name: "current" | "1-30" | "31-60" | "over60";
                accounts: number;
                /** @example 116000 */
                amountMinor: number;
            }[];
        };
        /** A key of the API, without the key itself */
        ApiKey: {
            /** @example key_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "agent" | "viewer" | "customer";
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            expiresAt: string | null;
            /** @description To the minute; null: never. */
            lastUsedAt: string | null;
            revokedAt: string | null;
        };
        /** A key of the API, when it is made */
        ApiKeyMade: {
            /** @example key_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "agent" | "viewer" | "customer";
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            expiresAt: string | null;
            /** @description To the minute; null: never. */
            lastUsedAt: string | null;
            revokedAt: string | null;
            /** @description Shown this once: only its hash is kept. */
            key: string;
        };
        /** Who did what that concerns security */
        AuditEntry: {
            /** @example aud_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            at: string;
            actor: {
                /** @enum {string} */
                kind: "system" | "agent" | "customer" | "provider";
                id: string;
            };
            /** @enum {string} */
            action: "signIn.succeeded" | "signIn.failed" | "signIn.locked" | "session.ended" | "user.created" | "user.changed" | "user.invited" | "user.passwordSet" | "user.passwordForgotten" | "user.secondFactorSet" | "user.secondFactorRemoved" | "user.identityBound" | "key.created" | "key.revoked" | "proof.fileRead" | "mail.fileRead" | "export";
            /** @description The id of what it was done to. */
            subject: string | null;
            /** @description From where; null: from the machine itself. */
            address: string | null;
            data: {
                [key: string]: unknown;
            };
        };
        /**
         * What lives came to
         * @description Adds up over accounts of a currency.
         */
        BacktestMeasures: {
            /** @description Mails of the campaign; answers to what somebody did are mails alone. */
            contacts: number;
            mails: number;
            attempts: number;
            declined: number;
            /** @description What charges brought. */
            chargedMinor: number;
            deactivations: number;
            invoicesPaid: number;
            /** @description From issue to payment, of the paid ones together. */
            daysToPay: number;
            openMinor: number;
            overdueMinor: number;
        };
        /** How far the bank's statements are imported */
        BankFeed: {
            /** @description While true, automatic deactivations wait until the last bank day before them is imported. */
            configured: boolean;
            importedThrough: string | null;
            actor: {
                /** @enum {string} */
                kind: "system" | "agent" | "customer" | "provider";
                id: string;
            } | null;
            at: string | null;
        };
        /**
         * How far the bank's statements are imported by now
         * @example {
         *       "importedThrough": "2026-02-27"
         *     }
         */
        BankFeedImportInput: {
            /**
             * Format: date
             * @description The last day whose transfers are all in.
             * @example 2026-03-10
             */
            importedThrough: string;
        };
        /** How a bank's files are read */
        BankMapping: {
            name: string;
            /** @description It comes with Puntual, and nobody has replaced it. */
            shipped: boolean;
            columns: {
                settledOn: string;
                currency?: string;
                amount?: string;
                credit?: string;
                debit?: string;
                direction?: string;
                trackingKey?: string;
                bankReference?: string;
                reference?: string;
                concept?: string;
                payerName?: string;
                payerClabe?: string;
                receivedAtAccount?: string;
            };
            dateFormat: string;
            /** @enum {string} */
            decimal: "." | ",";
            /** @enum {string} */
            delimiter: "," | ";" | "\t" | "|";
            /** @enum {string} */
            encoding: "utf-8" | "windows-1252";
            currency: string | null;
            receivedAtAccount: string | null;
            directions: {
                in: string[];
                out: string[];
            } | null;
            inConcept: {
                trackingKey?: string[];
                reference?: string[];
                payerClabe?: string[];
                payerName?: string[];
            };
        };
        /** A bank's statement, and what came of it */
        BankStatement: {
            /** @example bst_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /**
             * @description All of them: new, duplicates, skipped and rejected.
             * @example 12
             */
            rows: number;
            /**
             * @description Matched, partial and unmatched: what was not known yet.
             * @example 12
             */
            new: number;
            /**
             * @description Known already by rail, tracking key (or bank reference) and day.
             * @example 12
             */
            duplicates: number;
            /** @example 12 */
            matched: number;
            /** @example 12 */
            partial: number;
            /**
             * @description Each is a task, which says why.
             * @example 12
             */
            unmatched: number;
            /**
             * @description Money that went out, zeros, entries that are not booked yet.
             * @example 12
             */
            skipped: number;
            /** @description What could not be read, by the file's own lines, and what would be right: the first 1,000. */
            rejected: {
                line: number;
                message: string;
            }[];
            /** @example 12 */
            rejectedRows: number;
            /** @description Through this day the bank feed was noted. Null: that was not asked for, or a line was rejected. */
            importedThrough: string | null;
            /** @enum {string} */
            format: "csv" | "camt053" | "mt940";
            mapping: string | null;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            /** @description Null: it is being read, or whoever read it died. The same file may be sent again. */
            finishedAt: string | null;
        };
        /** Bank transfer */
        BankTransfer: {
            /** @example btx_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /**
             * @description `matched`: found, and the invoice is paid; `partial`: found, and less than its balance; `unmatched`: waits for an agent; `duplicate`: known already, nothing was changed.
             * @enum {string}
             */
            status: "matched" | "partial" | "unmatched" | "duplicate";
            allocations: {
                /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                invoiceId: string;
                /** @example 116000 */
                amountMinor: number;
            }[];
            /**
             * @description What was left over: credit of the account.
             * @example 116000
             */
            creditMinor: number;
            /** @description Null: it waits, or is of several accounts. */
            accountId: string | null;
            paymentId: string | null;
            /** @description What it became, one an account. */
            payments: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId: string;
                /** @example pay_8m3k0q1wz5v7c9x2b4n6 */
                paymentId: string;
                /** @example 116000 */
                amountMinor: number;
            }[];
            /** @enum {string} */
            rail: "spei" | "other";
            trackingKey: string | null;
            bankReference: string | null;
            /** @example 116000 */
            amountMinor: number;
            /** @example MXN */
            currency: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            settledAt: string;
            reference: string | null;
            concept: string | null;
            payerName: string | null;
            payerClabe: string | null;
            /** @description The CLABE or number of your account at which it arrived, where the bank said it. */
            receivedAtAccount: string | null;
            /** @description That account was retired by then. It is money all the same. */
            retiredAccount: boolean;
            /** @description Why nobody could match it, while it waits. */
            unmatchedWhy: ("nothingNamed" | "severalAccounts" | "otherCurrency" | "contradiction" | "amountFitsNothing" | "payerOfSeveral" | "undone") | null;
            /** @description The statement that brought it. */
            statementId: string | null;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
        };
        /** Why it was decided */
        Because: {
            /**
             * @description Section and heading of the rules' page.
             * @example The case: no deactivation without warning
             */
            rule: string;
            /**
             * @description The policy's numbers that counted, by their path in its body.
             * @example {
             *       "deactivation.afterDays": 60
             *     }
             */
            numbers: {
                [key: string]: number | string | boolean | number[];
            };
            /** @description `seq` of the entries that it rests on. */
            entries: number[];
        };
        /**
         * A day that may go over the limit
         * @example {
         *       "day": "2026-05-12",
         *       "reason": "The arrears of the spring campaign, looked through with collections"
         *     }
         */
        BreakerReleaseInput: {
            /**
             * Format: date
             * @description The accounts' local day. What was held today is tried again on the next working day.
             * @example 2026-03-10
             */
            day: string;
            reason: string;
        };
        /** One order, given to many accounts */
        BulkJob: {
            /** @example job_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            command: string;
            dryRun: boolean;
            /**
             * @description A job goes on by itself, also after a crash.
             * @enum {string}
             */
            status: "queued" | "running" | "done";
            /** @description Accounts that are not waiting any more. */
            done: number;
            /** @description Accounts that were chosen when the job was made. */
            total: number;
            /** @description In a dry run `applied` is how many would take it. `failed`: our own fault. */
            counts: {
                applied: number;
                skipped: number;
                refused: number;
                failed: number;
            };
            /** @description The first 1,000 that were refused or failed. Resume to try again. */
            refused: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId: string;
                /** @example not_allowed_now */
                code: string;
                detail: string;
            }[];
            order: {
                [key: string]: unknown;
            };
            reason: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            finishedAt: string | null;
        };
        /**
         * One order for many accounts
         * @description Commands: pause, resume, extend, skipReminder, sendReminder, assign, tag, deactivate, writeOff, changePolicy. With `filter` ({}: all) or `accountIds`.
         * @example {
         *       "filter": {
         *         "state": "overdue"
         *       },
         *       "command": "extend",
         *       "days": 5,
         *       "reason": "The bank was closed",
         *       "dryRun": true
         *     }
         */
        BulkOverrideInput: {
            /** @constant */
            command: "pause";
            filter?: components["schemas"]["AccountFilterInput"];
            accountIds?: string[];
            /** @description Stands on their timelines. */
            reason: string;
            /**
             * @description Says what it would come to, and changes nothing.
             * @default false
             */
            dryRun: boolean;
            until?: string;
            /** @default false */
            legal: boolean;
        } | {
            /** @constant */
            command: "resume";
            filter?: components["schemas"]["AccountFilterInput"];
            accountIds?: string[];
            /** @description Stands on their timelines. */
            reason: string;
            /**
             * @description Says what it would come to, and changes nothing.
             * @default false
             */
            dryRun: boolean;
        } | {
            /** @constant */
            command: "extend";
            filter?: components["schemas"]["AccountFilterInput"];
            accountIds?: string[];
            /** @description Stands on their timelines. */
            reason: string;
            /**
             * @description Says what it would come to, and changes nothing.
             * @default false
             */
            dryRun: boolean;
            days: number;
        } | {
            /** @constant */
            command: "skipReminder";
            filter?: components["schemas"]["AccountFilterInput"];
            accountIds?: string[];
            /** @description Stands on their timelines. */
            reason: string;
            /**
             * @description Says what it would come to, and changes nothing.
             * @default false
             */
            dryRun: boolean;
        } | {
            /** @constant */
            command: "sendReminder";
            filter?: components["schemas"]["AccountFilterInput"];
            accountIds?: string[];
            /** @description Stands on their timelines. */
            reason: string;
            /**
             * @description Says what it would come to, and changes nothing.
             * @default false
             */
            dryRun: boolean;
        } | {
            /** @constant */
            command: "assign";
            filter?: components["schemas"]["AccountFilterInput"];
            accountIds?: string[];
            /** @description Stands on their timelines. */
            reason: string;
            /**
             * @description Says what it would come to, and changes nothing.
             * @default false
             */
            dryRun: boolean;
            ownerId: string | null;
        } | {
            /** @constant */
            command: "tag";
            filter?: components["schemas"]["AccountFilterInput"];
            accountIds?: string[];
            /** @description Stands on their timelines. */
            reason: string;
            /**
             * @description Says what it would come to, and changes nothing.
             * @default false
             */
            dryRun: boolean;
            /** @default [] */
            add: string[];
            /** @default [] */
            remove: string[];
        } | {
            /** @constant */
            command: "deactivate";
            filter?: components["schemas"]["AccountFilterInput"];
            accountIds?: string[];
            /** @description Stands on their timelines. */
            reason: string;
            /**
             * @description Says what it would come to, and changes nothing.
             * @default false
             */
            dryRun: boolean;
            /** @default false */
            fraud: boolean;
        } | {
            /** @constant */
            command: "writeOff";
            filter?: components["schemas"]["AccountFilterInput"];
            accountIds?: string[];
            /** @description Stands on their timelines. */
            reason: string;
            /**
             * @description Says what it would come to, and changes nothing.
             * @default false
             */
            dryRun: boolean;
        } | {
            /** @constant */
            command: "changePolicy";
            filter?: components["schemas"]["AccountFilterInput"];
            accountIds?: string[];
            /** @description Stands on their timelines. */
            reason: string;
            /**
             * @description Says what it would come to, and changes nothing.
             * @default false
             */
            dryRun: boolean;
            version: number;
        };
        /** What an order for many accounts would come to */
        BulkPreview: {
            /** @description Accounts that would take it. */
            willApply: number;
            /** @description Accounts for which it is so already. */
            skipped: number;
            /** @description Accounts that would not, and why. */
            refused: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId: string;
                /** @example not_allowed_now */
                code: string;
                detail: string;
            }[];
        };
        /** A call with a customer */
        Call: {
            /** @example cal_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /** @example promised */
            outcome: string;
            /**
             * Format: date-time
             * @description When it was.
             * @example 2026-03-10T15:00:00.000Z
             */
            at: string;
            with: string | null;
            text: string | null;
            /** @description Who wrote it down. */
            actor: {
                /** @enum {string} */
                kind: "system" | "agent" | "customer" | "provider";
                id: string;
            };
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            notedAt: string;
        };
        /** The calls of a month that were billed */
        CallDetails: {
            month: string;
            currency: string;
            readonly items: {
                from: string;
                to: string;
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00.000Z
                 */
                startedAt: string;
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00.000Z
                 */
                endedAt: string;
                seconds: number;
                /** @description To the nearest one, each call by itself. */
                minutes: number;
                /** @description Exact, in millionths of the currency, net of taxes. */
                costMicros: number;
                microsPerMinute: number;
                /**
                 * @description Of the line of the invoice that it is on.
                 * @enum {string}
                 */
                kind: "includedMinutes" | "overage" | "tollFreeIn" | "international";
                type: string;
            }[];
            /** @description All of them are here. */
            nextCursor: null;
        };
        /**
         * A cancellation
         * @example {
         *       "reason": "They move to another company",
         *       "releaseNumbers": true
         *     }
         */
        CancellationInput: {
            reason: string;
            /**
             * @description Its numbers are given up.
             * @default false
             */
            releaseNumbers: boolean;
            /**
             * @description Its numbers leave for another carrier: service stays on until they have.
             * @default false
             */
            portNumbers: boolean;
            /** @description What leaving the contract early is invoiced at, net: at most what is proposed. Unless given nothing. */
            buyOutMinor?: number;
        };
        /** A subscription of which the end was asked for */
        CancelledSubscription: {
            /** @example sub_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            priceBook: string;
            /**
             * Format: date
             * @example 2026-03-10
             */
            serviceStartsOn: string;
            freeMonths: number;
            /**
             * Format: date
             * @example 2026-03-10
             */
            billingStartsOn: string;
            /**
             * Format: date
             * @example 2026-03-10
             */
            firstInvoiceOn: string;
            contract: {
                months: number;
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                through: string;
            } | null;
            endsOn: string | null;
            /**
             * @description Before billing starts, in its contract or without one, after the contract, before its end, after it.
             * @enum {string}
             */
            state: "pending" | "running" | "continuing" | "ending" | "ended";
            items: components["schemas"]["Item"][];
            /** @description Charged whole; nothing of it is given back. */
            lastServiceMonth: string;
            /** @description Before a month begins, for service to end with the one before it. */
            noticeDays: number;
            /**
             * @description What leaving its contract early comes to, net: the months that are left after the end.
             * @example 116000
             */
            buyOutMinor?: number;
        };
        /**
         * What the holder of a card does
         * @example {
         *       "outcome": "confirmed"
         *     }
         */
        ChallengeEndInput: {
            /** @enum {string} */
            outcome: "confirmed" | "refused";
        };
        /**
         * How a chargeback ends
         * @example {
         *       "outcome": "won"
         *     }
         */
        ChargebackEndInput: {
            /** @enum {string} */
            outcome: "won" | "lost";
        };
        /** A charge that the cardholder takes back */
        ChargebackInput: {
            chargeId: string;
        };
        /** All states that an account can be in, and what leads from one to another */
        Chart: {
            /** @description They run side by side. */
            regions: {
                name: string;
                /** @description Short, as on a label. */
                title: string;
                meaning: string;
                initial: string;
                states: {
                    name: string;
                    /** @description Short, as on a label. */
                    title: string;
                    meaning: string;
                    initial: string | null;
                    parts: {
                        name: string;
                        /** @description Short, as on a label. */
                        title: string;
                        meaning: string;
                    }[];
                    /** @description Between its parts. */
                    arrows: {
                        from: string;
                        to: string;
                        /** @description What happens there. */
                        label: string;
                    }[];
                }[];
                arrows: {
                    from: string;
                    to: string;
                    /** @description What happens there. */
                    label: string;
                }[];
            }[];
        };
        /** Somebody who works here, as colleagues know them */
        Colleague: {
            /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            name: string;
            email: string;
            /** @enum {string} */
            role: "admin" | "agent" | "viewer";
            /** @description Whether they may sign in. */
            active: boolean;
        };
        /** What a constancia says */
        ConstanciaProposal: {
            /** @description For a person to confirm with PUT; null: it could not be read. */
            proposal: {
                rfc: string | null;
                name: string | null;
                regime: ("601" | "603" | "605" | "606" | "607" | "608" | "610" | "611" | "612" | "614" | "615" | "616" | "620" | "621" | "622" | "623" | "624" | "625" | "626") | null;
                postalCode: string | null;
            };
            /** @description All that it names. */
            regimes: {
                /** @enum {string} */
                regime: "601" | "603" | "605" | "606" | "607" | "608" | "610" | "611" | "612" | "614" | "615" | "616" | "620" | "621" | "622" | "623" | "624" | "625" | "626";
                words: string;
            }[];
            /** @description Of the tax authority's own page about it. */
            idCif: string | null;
            missing: ("rfc" | "name" | "regime" | "postalCode")[];
        };
        /** A person at a customer's */
        Contact: {
            /** @example ctc_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            name: string;
            role: string | null;
            email: string | null;
            phone: string | null;
            language: string | null;
            /** @description Mails to that address came back, or were complained about. */
            bounced: boolean;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
        };
        /**
         * What to change of a contact
         * @example {
         *       "phone": "+52 55 1234 5678"
         *     }
         */
        ContactChangeInput: {
            name?: string;
            /** @description What they are there for: accounts payable, owner, … */
            role?: string | null;
            email?: string | null;
            phone?: string | null;
            language?: string | null;
        };
        /** Credit note */
        CreditNote: {
            /** @example crn_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
            invoiceId: string;
            /** @example 116000 */
            amountMinor: number;
            /**
             * @description The part above the balance: it became credit of the account.
             * @example 116000
             */
            creditMinor: number;
            reason: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
        };
        /** The breaker on mass deactivation, on a day */
        DeactivationBreaker: {
            /**
             * Format: date
             * @example 2026-03-10
             */
            day: string;
            /** @description Accounts that were cleared for an automatic deactivation on this local day. Those on test clocks are not counted, and not stopped. */
            deactivations: number;
            /** @description All accounts that a policy's `deactivation.breaker` is measured against. */
            accounts: number;
            /** @description Whether an admin lets this day go over the limit. */
            released: boolean;
            reason: string | null;
            actor: {
                /** @enum {string} */
                kind: "system" | "agent" | "customer" | "provider";
                id: string;
            } | null;
            at: string | null;
        };
        /**
         * A defect
         * @example {
         *       "price": "phone-rental",
         *       "reason": "It does not ring"
         *     }
         */
        DefectInput: {
            /** @description Which of its lines; the only one unless given. */
            price?: string;
            /** @default 1 */
            quantity: number;
            /** @description What it is replaced by: of the same price, or 422 `no_model_swap`. */
            by?: string;
            reason: string;
        };
        /** Dispute */
        Dispute: {
            /** @example dsp_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
            invoiceId: string;
            /** @description What of the invoice is in dispute; null: all of it. */
            amountMinor: number | null;
            reason: string;
            /** @enum {string} */
            status: "open" | "accepted" | "rejected";
            /**
             * @description What was credited when it was accepted.
             * @example 116000
             */
            creditMinor: number;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
        };
        /**
         * Another last day to pay
         * @example {
         *       "dueOn": "2026-03-20",
         *       "reason": "Their purchase order came late"
         *     }
         */
        DueDateChangeInput: {
            /**
             * Format: date
             * @description The last day to pay.
             * @example 2026-03-10
             */
            dueOn: string;
            reason: string;
        };
        /** E-mail */
        Email: {
            /** @example eml_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /**
             * Format: date-time
             * @description When it was sent.
             * @example 2026-03-10T15:00:00.000Z
             */
            at: string;
            template: string;
            locale: string;
            to: string[];
            subject: string;
            /** @enum {string} */
            status: "queued" | "sent" | "delivered" | "bounced" | "skipped";
            key: string;
            /** @description Recipients that it came back from. */
            bounced: string[];
        };
        /**
         * That an e-mail came back
         * @example {}
         */
        EmailBounceInput: {
            /** @description Who could not be reached; all unless given. */
            to?: string[];
        };
        /** E-mail with its text */
        EmailInFull: {
            /** @example eml_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /**
             * Format: date-time
             * @description When it was sent.
             * @example 2026-03-10T15:00:00.000Z
             */
            at: string;
            template: string;
            locale: string;
            to: string[];
            subject: string;
            /** @enum {string} */
            status: "queued" | "sent" | "delivered" | "bounced" | "skipped";
            key: string;
            /** @description Recipients that it came back from. */
            bounced: string[];
            /** @description Null, as `text`: it was let go of (`PUNTUAL_KEEP_BODIES_DAYS`). */
            html: string | null;
            text: string | null;
        };
        /** An order of equipment */
        EquipmentOrder: {
            /** @example eqo_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /** @enum {string} */
            mode: "purchase" | "rental";
            priceBook: string;
            lines: {
                price: string;
                quantity: number;
            }[];
            /**
             * @description How far it has come.
             * @enum {string}
             */
            state: "ordered" | "signed" | "released" | "delivered" | "ended";
            termMonths: number | null;
            signedOn: string | null;
            /** @description What was bought is invoiced on release, and at the latest on this day; null: its signature is awaited. */
            invoiceByOn: string | null;
            releasedOn: string | null;
            /** @description What is rented is charged from the day after. */
            deliveredOn: string | null;
            /** @description Of a rental, which goes on after it. */
            contractThrough: string | null;
            /** @description The last day of a rental; null: it goes on. */
            endedOn: string | null;
            invoiceId: string | null;
            /**
             * @description Whether a defect is replaced today.
             * @enum {string}
             */
            warranty: "covered" | "none";
        };
        /** What will happen */
        Forecast: {
            /** @description In the order in which they will happen. */
            items: {
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00.000Z
                 */
                at: string;
                /** @enum {string} */
                kind: "charge" | "retry" | "reminder" | "lastNotice" | "deactivation" | "relock" | "holdEnds" | "lookup" | "invoice" | "serviceEnds" | "email";
                /** @description As in `upcoming`, with the `outcome` of a charge; of an e-mail its `template`. */
                detail: {
                    [key: string]: unknown;
                };
            }[];
        };
        /**
         * What to foresee
         * @example {}
         * @example {
         *       "until": "2026-06-30",
         *       "override": {
         *         "command": "promise",
         *         "amountMinor": 116000,
         *         "on": "2026-03-20"
         *       }
         *     }
         */
        ForecastQuestionInput: {
            /**
             * Format: date
             * @description The last local day. Without it: to the deactivation of what is open now, or until that is settled, and 120 days at least.
             * @example 2026-03-10
             */
            until?: string;
            /**
             * @description What the banks say to every charge; a direct debit comes back, or settles, after two bank days.
             * @default {}
             */
            outcomes: {
                /**
                 * @default declined
                 * @enum {string}
                 */
                charge: "declined" | "succeeded";
            };
            override?: components["schemas"]["WhatIfInput"];
            /** @description A dispute of the account, decided so: what is credited as in `Resolution`. */
            dispute?: {
                /** @example dsp_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
                /** @enum {string} */
                outcome: "accepted" | "rejected";
                creditMinor?: number | null;
            };
        };
        /** Who has forgotten a password */
        ForgottenPasswordInput: {
            email: string;
        };
        /** A file of accounts with their open invoices */
        Import: {
            /** @example imp_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            fileName: string | null;
            /**
             * @description checking: it is being read, or whoever read it died: send it again. observing: it is foreseen what would be done. observed: nothing has happened, and it may go live. goingLive, live.
             * @enum {string}
             */
            status: "checking" | "observing" | "observed" | "goingLive" | "live";
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            /**
             * @description Lines of the file, without its headings and empty ones.
             * @example 12
             */
            rows: number;
            /** @example 12 */
            refusedRows: number;
            /**
             * @description Those that can be read, existing ones among them.
             * @example 12
             */
            accounts: number;
            /** @example 12 */
            invoices: number;
            /** @description Headings that name no column. */
            ignoredColumns: string[];
            /** @description What is wrong, by the file's own lines and headings, and what would be right: the first 1,000. */
            errors: {
                line: number;
                column: string | null;
                message: string;
            }[];
            /**
             * @description Accounts that are foreseen, or have gone live.
             * @example 12
             */
            done: number;
            /**
             * @description Accounts that are to be.
             * @example 12
             */
            total: number;
            counts: {
                /** @example 12 */
                waiting: number;
                /** @example 12 */
                opened: number;
                /** @example 12 */
                existing: number;
                /** @example 12 */
                refused: number;
                /** @example 12 */
                failed: number;
            };
            /** @description Accounts that were refused or failed, and why: the first 100. Go live again to try them again. */
            leftOut: {
                externalId: string;
                line: number;
                code: string;
                detail: string;
                /** @description It is there, without some of what it owes. */
                accountId: string | null;
            }[];
            /** @description Accounts whose debt is so old that a last notice would go at once are spread, so many a working day; those that wait for another day are held until then. */
            spread: {
                /** @example 12 */
                perDay: number;
                /** @example 12 */
                accounts: number;
            };
            /** @description What Puntual would do within 60 days of going live now, if nobody paid and the banks declined every charge. Null: it is not known yet. */
            observing: {
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                from: string;
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                through: string;
                /** @example 12 */
                charges: number;
                /** @example 12 */
                deactivations: number;
                mails: {
                    template: string;
                    /** @example 12 */
                    count: number;
                }[];
                /** @description Those on which something would be done. */
                days: {
                    /**
                     * Format: date
                     * @example 2026-03-10
                     */
                    on: string;
                    /** @example 12 */
                    charges: number;
                    /** @example 12 */
                    mails: number;
                    /** @example 12 */
                    deactivations: number;
                }[];
                /** @description At most twenty. */
                deactivatedFirst: components["schemas"]["ImportAccount"][];
            } | null;
            /** @description When it began to go live. */
            liveAt: string | null;
            finishedAt: string | null;
        };
        /** An account of a file, and what would be done with it */
        ImportAccount: {
            externalId: string;
            name: string;
            /** @description The first of the file that names it. */
            line: number;
            /** @example MXN */
            currency: string;
            /** @example 12 */
            invoices: number;
            /** @example 116000 */
            openMinor: number;
            /** @description If nobody pays, within 60 days; null: it would stay on. */
            deactivatesOn: string | null;
            /** @description What would be done first, at most five. */
            first: {
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00.000Z
                 */
                at: string;
                /** @enum {string} */
                kind: "charge" | "email" | "deactivation";
                /**
                 * @description Of a mail.
                 * @example overdue-reminder
                 */
                template: string | null;
            }[];
            /** @description existing: there is such an account, which stays as it is. failed: our own fault. Null: not yet. */
            outcome: ("opened" | "existing" | "refused" | "failed") | null;
            code: string | null;
            detail: string | null;
            accountId: string | null;
        };
        /** A link by which its user sets a password, once */
        Invitation: {
            url: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            expiresAt: string;
        };
        /** A new invitation of a user, shown once */
        InvitationMade: {
            /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            url: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            expiresAt: string;
        };
        /** Invoice */
        Invoice: {
            /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /** @example IN60001234567 */
            number: string;
            /** @enum {string} */
            kind: "recurring" | "oneTime";
            /** @enum {string} */
            status: "open" | "paid" | "void" | "uncollectible";
            /** @example MXN */
            currency: string;
            /** @example 116000 */
            totalMinor: number;
            /** @example 116000 */
            taxMinor: number;
            /** @example 116000 */
            balanceMinor: number;
            /**
             * Format: date
             * @example 2026-03-10
             */
            issuedOn: string;
            /**
             * Format: date
             * @description The last day to pay.
             * @example 2026-03-10
             */
            dueOn: string;
            lines: {
                description: string;
                quantity: number;
                /** @example 116000 */
                unitAmountMinor: number;
                /** @example 116000 */
                amountMinor: number;
                /** @enum {string} */
                kind?: "serviceFee" | "numbers" | "contactCenter" | "rental" | "includedMinutes" | "overage" | "tollFreeIn" | "international" | "equipment" | "preferredNumber" | "installation" | "cancellation" | "buyOut" | "other" | "partial";
                /** @description Of a partial line, what it is a part of; of minutes, whose. */
                of?: string;
                /** @description A price's code. */
                price?: string;
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                from?: string;
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                through?: string;
                days?: number;
                /** @description Days of the month: a part is quantity × unit × days / ofDays. */
                ofDays?: number;
                usageMonth?: string;
                minutes?: number;
            }[];
            /** @description What `taxMinor` is made of, as far as it was told. */
            taxes: {
                code: string;
                rate: string;
                /** @example 116000 */
                baseMinor: number;
                /** @example 116000 */
                amountMinor: number;
            }[];
            /** @description What stands on it of each payment; of the account's credit without id and instant. */
            payments: {
                paymentId: string | null;
                /** @enum {string} */
                source: "card" | "bankAccount" | "transfer" | "cash" | "credit";
                at: string | null;
                /** @example 116000 */
                amountMinor: number;
            }[];
            creditNotes: components["schemas"]["CreditNote"][];
            /** @description The last one, open or decided. */
            dispute: components["schemas"]["Dispute"] | null;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
        };
        /** An invoice's fiscal receipt */
        InvoiceReceipt: {
            /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
            invoiceId: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /**
             * @description PPD: paid later or in parts, with a receipt of each payment. PUE: at once, in the month of its issue.
             * @enum {string}
             */
            method: "PUE" | "PPD";
            /** @description c_FormaPago; 99 where it is paid later. */
            form: string;
            /** @enum {string} */
            status: "unsent" | "sent" | "stamped" | "rejected";
            uuid: string | null;
            stampedAt: string | null;
            /** @description What the stamper said was wrong. */
            problem: string | null;
        };
        /** How the invoices of a month stand */
        InvoiceRun: {
            month: string;
            /** @description Why its invoices are kept; null: they are not. */
            heldBecause: string | null;
            /** @description issued + nothing + credited + later + failed + waiting. */
            expected: number;
            issued: number;
            /** @description There was nothing to bill. */
            nothing: number;
            /** @description It came to less than nothing. */
            credited: number;
            /** @description What it lacked is on a later month's invoice. */
            later: number;
            /** @description A person has to mend something first; from noon of day 5 on, all that are missing. */
            failed: number;
            waiting: number;
            totals: {
                currency: string;
                /** @example 116000 */
                totalMinor: number;
            }[];
            /** @description The first hundred. */
            failures: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId: string;
                because: string;
            }[];
            /** @description Where calls of the month before have not all come from. Accounts with such calls wait until noon of the 3rd; `billedWithout` is how many were billed without. */
            incompleteSources: {
                source: string;
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                completeThrough: string;
                billedWithout: number;
            }[];
        };
        /** What the invoices of a month would come to */
        InvoiceRunPreview: {
            items: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId: string;
                /** @enum {string} */
                is: "issued" | "nothing" | "credited" | "failed";
                /** @example 116000 */
                totalMinor: number;
                /** @description Why it would fail. */
                because: string | null;
            }[];
            nextCursor: string | null;
        };
        /** Why */
        InvoiceRunReasonInput: {
            reason: string;
        };
        /** An item of a subscription */
        Item: {
            /** @example itm_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            price: string;
            quantity: number;
            /**
             * Format: date
             * @example 2026-03-10
             */
            from: string;
            /** @description Its last day; null: it goes on. */
            through: string | null;
            lowUse: boolean;
            numbers: string[];
            devices: string[];
        };
        /** An entry of the journal */
        JournalEntry: {
            /** @example jrn_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /**
             * Format: date
             * @description The account's local day on which it was written down.
             * @example 2026-03-10
             */
            on: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            at: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            externalId: string | null;
            /** @enum {string} */
            document: "invoice" | "voidedInvoice" | "creditNote" | "smallRemainder" | "writeOff" | "payment" | "paymentTakenBack" | "paymentRestored" | "creditApplied" | "refund" | "refundUndone" | "opening";
            /** @description The paper's id, such as `inv_…` or `pay_…`. */
            documentId: string;
            currency: string;
            /** @description Their debits are their credits. */
            lines: {
                /**
                 * @description One of receivable, customerCredit, revenue, tax, creditNotes, voidedInvoices, smallRemainders, writeOffs, refunds, moneyOutTwice, opening; or where money lies: `cash:bank`, `cash:hand`, `cash:card:PROVIDER`, `cash:debit:PROVIDER`.
                 * @example receivable
                 */
                ledgerAccount: string;
                invoiceId: string | null;
                invoiceNumber: string | null;
                /** @example 116000 */
                debitMinor: number;
                /** @example 116000 */
                creditMinor: number;
            }[];
        };
        /** Dispute, as it is listed */
        ListedDispute: {
            /** @example dsp_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
            invoiceId: string;
            /** @description What of the invoice is in dispute; null: all of it. */
            amountMinor: number | null;
            reason: string;
            /** @enum {string} */
            status: "open" | "accepted" | "rejected";
            /**
             * @description What was credited when it was accepted.
             * @example 116000
             */
            creditMinor: number;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            accountName: string;
            /** @example MXN */
            currency: string;
            /**
             * @description How much was in dispute when it was opened.
             * @example 116000
             */
            disputedMinor: number;
            /** @description By when it is to be decided, a local day: then it is somebody’s task. Null: it is decided. */
            decideOn: string | null;
            /** @description Days until then by the account’s own day; below zero: since. */
            daysLeft: number | null;
        };
        /** A mail that came in */
        MailIn: {
            /** @example mai_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @description Null: nobody could tell whose it is. */
            accountId: string | null;
            /** @description As it says of itself: an address proves nobody. */
            from: string;
            to: string[];
            subject: string;
            /** @description Null: it was let go of (`PUNTUAL_KEEP_BODIES_DAYS`). */
            text: string | null;
            files: {
                name: string;
                /** @description By its first bytes; null: nothing that a proof may be. */
                type: string | null;
                bytes: number;
            }[];
            /**
             * @description `proof`: it brought proofs of payment; `reply`: a task asks somebody to read it.
             * @enum {string}
             */
            status: "new" | "proof" | "reply" | "ignored";
            /** @description Why it is no proof. */
            because: string | null;
            proofIds: string[];
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            receivedAt: string;
        };
        /**
         * What a transfer pays
         * @example {
         *       "allocations": [
         *         {
         *           "invoiceId": "inv_8m3k0q1wz5v7c9x2b4n6",
         *           "amountMinor": 116000
         *         }
         *       ]
         *     }
         */
        MatchInput: {
            allocations: {
                /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                invoiceId: string;
                amountMinor: number;
            }[];
        };
        /** Who is signed in, and how they like it */
        Me: {
            /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            name: string;
            email: string;
            /** @enum {string} */
            role: "admin" | "agent" | "viewer";
            locale: string;
            /** @description Whether they chose it themselves: pages follow it then. */
            localeChosen: boolean;
            /** @description Whether they have one; else they come by the company’s own sign-in. */
            password: boolean;
            /** @description Whether a code of an app is asked for beside the password. */
            secondFactor: boolean;
            session: {
                /** @example ses_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
                /**
                 * Format: date-time
                 * @description When it ends, should nothing more be asked.
                 * @example 2026-03-10T15:00:00.000Z
                 */
                expiresAt: string;
                /** @description How long it lasts after each request, seen to the minute. */
                idleSeconds: number;
                /** @description How long it lasts from now on, whatever is asked. */
                secondsLeft: number;
            };
        };
        /**
         * Which accounts to move
         * @example {
         *       "filter": {
         *         "policyVersion": 1
         *       },
         *       "reason": "New reminder ladder"
         *     }
         */
        MigrationInput: {
            /** @default {} */
            filter: components["schemas"]["AccountFilterInput"];
            /** @description Stands on their timelines. */
            reason?: string;
        };
        /**
         * A new account
         * @example {
         *       "name": "Guthrie SA de CV",
         *       "email": "ap@guthrie.example",
         *       "autopay": true,
         *       "testClock": {
         *         "startsAt": "2026-01-05T15:00:00Z"
         *       }
         *     }
         */
        NewAccountInput: {
            name: string;
            email: string;
            /** @description Your own name for the account. */
            externalId?: string | null;
            /** @description The Mexican tax id. */
            rfc?: string | null;
            /**
             * @description Without it its policy's, or the company's own.
             * @example es-MX
             */
            locale?: string;
            /**
             * @description Without it its policy's, or the company's own.
             * @example America/Mexico_City
             */
            timeZone?: string;
            /** @description The policy's, and no other; without it just that. */
            currency?: string;
            /** @default false */
            autopay: boolean;
            /** @description Its latest version. Without it the first fitting rule of `/v1/policy-segments`, or the company's. */
            policy?: string | null;
            /** @description Words of your own, to find accounts by and to choose their policy. */
            tags?: string[];
            /** @description Who gets mails about money; empty: `email`. */
            billingRecipients?: string[];
            /** @description Who gets receipts; otherwise the first billing recipient. */
            receiptEmail?: string | null;
            /** @description The account lives in a time of its own, which you advance. */
            testClock?: {
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00Z
                 */
                startsAt: string;
            } | null;
        };
        /**
         * A new key of the API
         * @example {
         *       "name": "Data warehouse",
         *       "role": "viewer"
         *     }
         */
        NewApiKeyInput: {
            /** @description Of the system that will use it. */
            name: string;
            /** @enum {string} */
            role: "admin" | "agent" | "viewer";
            /**
             * Format: date-time
             * @description Missing: when it is revoked.
             * @example 2026-03-10T15:00:00Z
             */
            expiresAt?: string;
        };
        /**
         * How a bank's files are read
         * @example {
         *       "columns": {
         *         "settledOn": "Fecha",
         *         "trackingKey": "Clave de rastreo",
         *         "amount": "Importe",
         *         "currency": "Divisa",
         *         "concept": "Concepto",
         *         "payerClabe": "CLABE ordenante"
         *       },
         *       "dateFormat": "YYYY-MM-DD",
         *       "decimal": "."
         *     }
         */
        NewBankMappingInput: {
            /** @description By the file's own headings, without regard to accents, capitals and blanks. An amount has a sign (`amount`), a column that says its direction (`direction`), or two columns (`credit`, `debit`). */
            columns: {
                settledOn: string;
                currency?: string;
                amount?: string;
                credit?: string;
                debit?: string;
                direction?: string;
                trackingKey?: string;
                bankReference?: string;
                reference?: string;
                concept?: string;
                payerName?: string;
                payerClabe?: string;
                receivedAtAccount?: string;
            };
            /** @example DD/MM/YYYY */
            dateFormat: string;
            /**
             * @description What stands before the decimals; the other groups thousands.
             * @enum {string}
             */
            decimal: "." | ",";
            /** @enum {string} */
            delimiter?: "," | ";" | "\t" | "|";
            /** @enum {string} */
            encoding?: "utf-8" | "windows-1252";
            /** @description Where no column says it. */
            currency?: string | null;
            /** @description The CLABE or number of your account that the file is of, where no column says it. */
            receivedAtAccount?: string | null;
            /** @description What `columns.direction` says of money that comes in, and of money that goes out. */
            directions?: {
                in: string[];
                out: string[];
            } | null;
            /** @description Words in the concept, behind which each stands. */
            inConcept?: {
                trackingKey?: string[];
                reference?: string[];
                payerClabe?: string[];
                payerName?: string[];
            };
        };
        /**
         * A transfer that came in
         * @example {
         *       "trackingKey": "MBAN01002603130012345678",
         *       "amountMinor": 116000,
         *       "currency": "MXN",
         *       "settledAt": "2026-03-13T17:20:00Z",
         *       "concept": "Pago factura IN60001234567",
         *       "payerName": "Guthrie SA de CV"
         *     }
         */
        NewBankTransferInput: {
            /** @description SPEI's clave de rastreo. With the rail and day it tells a repeated transfer from a new one. */
            trackingKey?: string | null;
            /** @description The bank's own, of a transfer without a tracking key: TEF, SWIFT, cash. */
            bankReference?: string | null;
            /**
             * @description How it came: SPEI unless given, where it has a tracking key.
             * @enum {string}
             */
            rail?: "spei" | "other";
            amountMinor: number;
            currency: string;
            /**
             * Format: date-time
             * @description Recorded as given; the transfer acts at the account's own now.
             * @example 2026-03-10T15:00:00Z
             */
            settledAt: string;
            /** @description An invoice number is looked for in it; in SPEI its last seven digits. */
            reference?: string | null;
            /** @description An invoice number is looked for in it. */
            concept?: string | null;
            payerName?: string | null;
            payerClabe?: string | null;
            /** @description Your account at which it arrived. At an account's own CLABE it is that account's money. */
            receivedAtAccount?: string | null;
        };
        /**
         * A call that was made
         * @example {
         *       "outcome": "promised",
         *       "with": "Ana Ruiz",
         *       "text": "They pay on Friday"
         *     }
         */
        NewCallInput: {
            /** @description How it went, in your own words: reached, promised, noAnswer, … */
            outcome: string;
            /** @description When it was, by the account's clock; now unless given. */
            at?: string | null;
            /** @description Whom it was with. */
            with?: string | null;
            text?: string | null;
        };
        /**
         * A new contact
         * @example {
         *       "name": "Ana Ruiz",
         *       "role": "Accounts payable",
         *       "email": "ana@guthrie.example",
         *       "language": "es-MX"
         *     }
         */
        NewContactInput: {
            name: string;
            /** @description What they are there for: accounts payable, owner, … */
            role?: string | null;
            email?: string | null;
            phone?: string | null;
            language?: string | null;
        };
        /**
         * A new credit note
         * @example {
         *       "amountMinor": 5000,
         *       "reason": "Two days without service"
         *     }
         */
        NewCreditNoteInput: {
            amountMinor: number;
            reason: string;
        };
        /**
         * A new dispute
         * @example {
         *       "reason": "We were charged for two lines that we gave back in January"
         *     }
         */
        NewDisputeInput: {
            reason: string;
            /** @description What of it is in dispute; the rest stays due. All of it unless given. */
            amountMinor?: number | null;
            /**
             * @description An admin takes it after the window has closed.
             * @default false
             */
            late: boolean;
        };
        /**
         * A new order of equipment
         * @example {
         *       "mode": "rental",
         *       "lines": [
         *         {
         *           "price": "phone-rental",
         *           "quantity": 3
         *         }
         *       ],
         *       "termMonths": 36
         *     }
         */
        NewEquipmentOrderInput: {
            /** @enum {string} */
            mode: "purchase" | "rental";
            lines: {
                price: string;
                quantity: number;
            }[];
            /** @description The months of a rental's contract: 24 or 36. */
            termMonths?: number;
            /** @description The subscription's unless given. */
            priceBook?: string;
            /**
             * @description What is bought is not invoiced before it is signed. Without, and unsigned, it is on the same day.
             * @default false
             */
            awaitsSignature: boolean;
        };
        /**
         * A new invoice
         * @example {
         *       "issuedOn": "2026-03-01",
         *       "dueOn": "2026-03-10",
         *       "lines": [
         *         {
         *           "description": "Telephone service, March",
         *           "quantity": 1,
         *           "unitAmountMinor": 100000
         *         }
         *       ],
         *       "taxMinor": 16000
         *     }
         */
        NewInvoiceInput: {
            /** @description IN60 and nine digits unless given. Unique. */
            number?: string | null;
            /** @description The account's local today unless given. */
            issuedOn?: string | null;
            /** @description The last day to pay. Unless given it follows from the policy and `kind`. */
            dueOn?: string | null;
            /**
             * @description Recurring: issued on days 1-5, due on the 10th of that month; later, on the next 10th. One-time: 15 days after it was issued. Recurring unless given, or unless a line names a price.
             * @enum {string}
             */
            kind?: "recurring" | "oneTime";
            lines: {
                /** @description Unless given that of the price's kind. */
                description?: string;
                quantity: number;
                /** @description Net. Below zero: a discount. */
                unitAmountMinor?: number;
                /** @description Of the book, charged once: amount and taxes are its own. */
                price?: string;
            }[];
            /** @description What `taxes` come to unless given; without them 0. */
            taxMinor?: number;
            /**
             * @description What `taxMinor` is made of.
             * @default []
             */
            taxes: {
                /** @example iva */
                code: string;
                /** @example 0.160000 */
                rate: string;
                baseMinor: number;
                amountMinor: number;
            }[];
            /** @description Of the lines that name a price; the subscription's unless given. */
            priceBook?: string;
            /**
             * @description The customer has it from elsewhere: no `invoice-issued` goes.
             * @default false
             */
            sentAlready: boolean;
        };
        /**
         * A new item
         * @example {
         *       "price": "device",
         *       "quantity": 2,
         *       "on": "2026-08-20"
         *     }
         */
        NewItemInput: {
            price: string;
            quantity: number;
            /**
             * @description The contract names it as a low-use device.
             * @default false
             */
            lowUse: boolean;
            /**
             * @description What is called, and calls: a number belongs to one account at a time.
             * @default []
             */
            numbers: string[];
            /** @default [] */
            devices: string[];
            /** @description Its first day; the account's unless given. */
            on?: string | null;
        };
        /**
         * A new note
         * @example {
         *       "text": "They change their bank in May"
         *     }
         */
        NewNoteInput: {
            text: string;
        };
        /**
         * A link to pay
         * @example {}
         */
        NewPayLinkInput: {
            /**
             * @description What its page asks for. All that is open unless given.
             * @default []
             */
            invoiceIds: string[];
        };
        /**
         * A new payment method
         * @example {
         *       "kind": "card",
         *       "token": "tok_declined_once"
         *     }
         */
        NewPaymentMethodInput: {
            /** @enum {string} */
            kind: "card" | "bankAccount";
            /**
             * @description The provider's token. Card numbers never reach Puntual.
             * @example tok_ok
             */
            token: string;
            /**
             * @description The one that is charged when nobody names another. The first of an account always is.
             * @default true
             */
            default: boolean;
            /**
             * @description Try what is due on it at once, whether autopay is on or not.
             * @default false
             */
            chargeNow: boolean;
        };
        /**
         * Which policy a new account gets
         * @example {
         *       "items": [
         *         {
         *           "policy": "wholesale",
         *           "tag": "wholesale"
         *         },
         *         {
         *           "policy": "usa",
         *           "currency": "USD"
         *         }
         *       ]
         *     }
         */
        NewPolicySegmentsInput: {
            items: {
                policy: string;
                currency?: string | null;
                tag?: string | null;
            }[];
        };
        /**
         * A new version of a policy
         * @description Start from the version before it.
         */
        NewPolicyVersionInput: {
            /** @description What its amounts are in, and every account under it. */
            currency: string;
            /**
             * @description Of a new account that names none.
             * @example America/Mexico_City
             */
            timeZone?: string;
            /**
             * @description Of a new account that names none.
             * @example es-MX
             */
            locale?: string;
            calendar: {
                holidays: string[];
                bankHolidays: string[];
                /**
                 * @description Weekdays on which nobody works.
                 * @default [
                 *       "saturday",
                 *       "sunday"
                 *     ]
                 */
                weekend: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                /**
                 * @default [
                 *       "saturday",
                 *       "sunday"
                 *     ]
                 */
                bankWeekend: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                /**
                 * @description Weekdays on which contacts go, holidays apart.
                 * @default [
                 *       "monday",
                 *       "tuesday",
                 *       "wednesday",
                 *       "thursday",
                 *       "friday"
                 *     ]
                 */
                contactDays: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
                contactHours: {
                    from: string;
                    to: string;
                };
                /**
                 * @description Each account's contact hours open at an instant of its own, within so many minutes of `from`; on a test clock on the dot.
                 * @default 45
                 */
                openingSpreadMinutes: number;
            };
            due: {
                /** @description Null beside `monthEnd` or `netDays`. */
                monthDay: number | null;
                /** @default false */
                monthEnd: boolean;
                /**
                 * @description Days after the issue.
                 * @default null
                 */
                netDays: number | null;
                /** @description Null beside `netDays`. */
                issuedThroughDay: number | null;
                oneTimeDays: number;
                /**
                 * @description Where a due day goes that is no working day.
                 * @default none
                 * @enum {string}
                 */
                rollTo: "none" | "next" | "previous";
            };
            charge: {
                window: {
                    from: string;
                    to: string;
                };
                /** @description Null: no retry before the first of `retryOnDays`, and the decline is told at once. */
                retryAfterMinutes: number | null;
                retryOnDays: number[];
                /**
                 * @default {
                 *       "retryOnDays": [
                 *         3,
                 *         10
                 *       ],
                 *       "stuckAfterBankDays": 8,
                 *       "noticeDays": 3
                 *     }
                 */
                debits: {
                    retryOnDays: number[];
                    stuckAfterBankDays: number;
                    noticeDays: number;
                };
                sameMethodWaitMinutes: number;
                noticeDays: number;
                /** @default 30 */
                cardExpiringDays: number;
                /** @default 24 */
                confirmWithinHours: number;
            };
            lookup: {
                afterMinutes: number[];
                thenEveryHours: number;
                taskAfterHours: number;
            };
            reminders: {
                /**
                 * @description Days before the due day on which whoever pays by hand hears of an invoice.
                 * @default []
                 */
                beforeDueDays: number[];
                onDays: number[];
                lastNoticeOnDay: number;
                whileDeactivatedEveryDays: number;
            };
            deactivation: {
                afterDays: number;
                noticeWorkingDays: number;
                /** @default 10 */
                noticeLastsWorkingDays: number;
                needsApproval: boolean;
                breaker: {
                    maxPercent: number;
                    maxCount: number;
                    minCount: number;
                };
            };
            thresholds: {
                restBelowMinor: number;
                adjustUpToMinor: number;
            };
            holds: {
                promiseMaxWorkingDays: number;
                promisesPerCase: number;
                planNoticeWorkingDays: number;
                disputeWindowDays: number;
                disputedDaysCount: boolean;
                disputeRejectedWorkingDays: number;
                /** @default 10 */
                disputeDecideWorkingDays: number;
                proofReviewWorkingDays: number;
                /** @default 2 */
                proofStopsPerCase: number;
                proofBankDays: number;
                /** @default 2 */
                proofLapsedWorkingDays: number;
                provisionalReturnsPerCase: number;
                /** @default 1 */
                transferBankDays: number;
            };
            agentLimits: {
                extendDays: number;
                /** @default 30 */
                pauseDays: number;
                /** @default 180 */
                planDays: number;
                reactivateDays: number;
                creditMinor: number;
                /** @default 200000 */
                refundMinor: number;
            };
            /**
             * @default {
             *       "lifeDays": 60,
             *       "afterPaidDays": 7,
             *       "afterNewerDays": 7
             *     }
             */
            payLinks: {
                lifeDays: number;
                afterPaidDays: number;
                /** @description How long the link of an older mail goes on beside that of a newer one of its kind. 0: it ends. */
                afterNewerDays: number;
            };
            billing?: {
                /** @description Months are billed on the 1st between these, each account at its own minute. */
                window: {
                    from: string;
                    to: string;
                };
                firstInvoiceThroughDay: number;
                startBackMonths: number;
                /** @description Before the month that is not billed any more. */
                noticeDays: number;
                lowUsePhones: number;
                /** @description How long a month waits for its calls, and how often what keeps it is asked. */
                gate: {
                    untilDay: number;
                    untilTime: string;
                    askAgainMinutes: number;
                };
                unbilled: {
                    taskOnDay: number;
                    taskTime: string;
                };
                calls: {
                    lateDays: number;
                    /** @enum {string} */
                    row: "call" | "pair";
                };
                equipmentWorkingDays: number;
                porting: {
                    fewestDays: number;
                    mostDays: number;
                };
            };
            networks: {
                network: string;
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                from: string;
                source: string;
                declines: {
                    max: number;
                    hours: number;
                } | null;
                sameAmount: {
                    max: number;
                    hours: number;
                } | null;
            }[];
        };
        /**
         * Numbers that are to leave
         * @example {
         *       "numbers": [
         *         "+525512345678"
         *       ],
         *       "submittedOn": "2026-08-17"
         *     }
         */
        NewPortRequestInput: {
            numbers: string[];
            /** @description When it was sent to the other carrier; the account's day unless given. */
            submittedOn?: string | null;
        };
        /**
         * A version of a price book
         * @example {
         *       "from": "2026-07-01",
         *       "currency": "MXN",
         *       "prices": [
         *         {
         *           "code": "device",
         *           "kind": "serviceFee",
         *           "unitMinor": 45000,
         *           "per": "month",
         *           "includes": {
         *             "minutes": 600,
         *             "pool": "account"
         *           },
         *           "overageMicros": 600000,
         *           "taxes": [
         *             "iva"
         *           ]
         *         }
         *       ],
         *       "rates": [
         *         {
         *           "prefix": "1",
         *           "kind": "international",
         *           "microsPerMinute": 350000
         *         }
         *       ]
         *     }
         */
        NewPriceBookInput: {
            /**
             * Format: date
             * @description The first day on which it holds.
             * @example 2026-03-10
             */
            from: string;
            currency: string;
            prices: {
                code: string;
                /** @enum {string} */
                kind: "serviceFee" | "numbers" | "contactCenter" | "rental" | "equipment" | "preferredNumber" | "installation" | "cancellation" | "buyOut" | "other";
                /** @description Of one unit, without taxes. */
                unitMinor: number;
                /** @enum {string} */
                per: "month" | "once";
                includes?: {
                    minutes: number;
                    /**
                     * @description `unit`: of a low-use device, by itself.
                     * @enum {string}
                     */
                    pool: "account" | "unit";
                } | null;
                /** @description A minute above, in millionths of the currency. */
                overageMicros?: number | null;
                taxes?: ("iva" | "iva16" | "ieps")[];
                /** @description What the Mexican tax authority calls it; left out, as things of its kind are called. */
                sat?: {
                    product: string;
                    unit: string;
                } | null;
            }[];
            /** @default [] */
            rates: {
                prefix: string;
                /** @enum {string} */
                kind: "international" | "surcharged" | "tollFreeIn";
                microsPerMinute: number;
            }[];
            /** @description Taxes on calls, as far as an account is charged them. */
            usageTaxes?: ("iva" | "iva16" | "ieps")[];
        };
        /**
         * A new proof of payment
         * @example {
         *       "trackingKey": "MBAN01002603130012345678",
         *       "amountMinor": 116000,
         *       "paidOn": "2026-03-13"
         *     }
         */
        NewProofOfPaymentInput: {
            /** @description SPEI's clave de rastreo. */
            trackingKey?: string | null;
            amountMinor: number;
            /**
             * Format: date
             * @description By the account's today, and not more than 90 days ago.
             * @example 2026-03-10
             */
            paidOn: string;
            /** @description A PDF, PNG, JPEG or XML of at most 10 MB. */
            fileBase64?: string | null;
            fileName?: string | null;
        };
        /**
         * A new refund
         * @example {
         *       "amountMinor": 116000,
         *       "reason": "March was paid twice, by card and by transfer"
         *     }
         */
        NewRefundInput: {
            amountMinor: number;
            reason: string;
        };
        /** Who wants a second factor */
        NewSecondFactorInput: {
            currentPassword: string;
        };
        /** Who wants to sign in */
        NewSessionInput: {
            email: string;
            password: string;
            /** @description Of the second factor, where there is one. */
            code?: string;
        };
        /**
         * A new subscription
         * @example {
         *       "priceBook": "lines",
         *       "serviceStartsOn": "2026-07-15",
         *       "items": [
         *         {
         *           "price": "device",
         *           "quantity": 5
         *         },
         *         {
         *           "price": "number",
         *           "quantity": 3
         *         }
         *       ]
         *     }
         */
        NewSubscriptionInput: {
            priceBook: string;
            /** @description The account's day unless given. */
            serviceStartsOn?: string | null;
            /**
             * @description Before billing starts.
             * @default 0
             */
            freeMonths: number;
            contractMonths?: number | null;
            items: {
                price: string;
                quantity: number;
                /**
                 * @description The contract names it as a low-use device.
                 * @default false
                 */
                lowUse: boolean;
                /**
                 * @description What is called, and calls: a number belongs to one account at a time.
                 * @default []
                 */
                numbers: string[];
                /** @default [] */
                devices: string[];
            }[];
        };
        /**
         * Who an account is to the Mexican tax authority
         * @example {
         *       "rfc": "GUT010101AA1",
         *       "name": "GUTHRIE COMUNICACIONES",
         *       "regime": "601",
         *       "postalCode": "06600",
         *       "cfdiUse": "G03",
         *       "zone": "general",
         *       "paymentForm": "03"
         *     }
         */
        NewTaxProfileInput: {
            /**
             * @description The tax id.
             * @example GUT010101AA1
             */
            rfc: string;
            /**
             * @description As the constancia de situación fiscal has it, without the régimen de capital ("SA de CV").
             * @example GUTHRIE COMUNICACIONES
             */
            name: string;
            /**
             * @description Of the tax authority's c_RegimenFiscal.
             * @example 601
             * @enum {string}
             */
            regime: "601" | "603" | "605" | "606" | "607" | "608" | "610" | "611" | "612" | "614" | "615" | "616" | "620" | "621" | "622" | "623" | "624" | "625" | "626";
            /**
             * @description Of the fiscal domicile.
             * @example 06600
             */
            postalCode: string;
            /**
             * @description Of the tax authority's c_UsoCFDI.
             * @default G03
             * @example G03
             * @enum {string}
             */
            cfdiUse: "G01" | "G02" | "G03" | "I01" | "I02" | "I03" | "I04" | "I05" | "I06" | "I07" | "I08" | "D01" | "D02" | "D03" | "D04" | "D05" | "D06" | "D07" | "D08" | "D09" | "D10" | "S01";
            /**
             * @description `border`: the lower value added tax of the border region.
             * @default general
             * @enum {string}
             */
            zone: "general" | "border";
            /** @description The last day of the zone's rate; after it the ordinary one. */
            zoneUntil?: string | null;
            /**
             * @description How it pays what it pays at once: of the tax authority's c_FormaPago.
             * @default 03
             * @example 03
             * @enum {string}
             */
            paymentForm: "12" | "13" | "14" | "15" | "17" | "23" | "24" | "25" | "26" | "27" | "28" | "29" | "30" | "31" | "01" | "02" | "03" | "04" | "05" | "06" | "08";
            /**
             * @description Whether IEPS is charged on prices that name it.
             * @default false
             */
            ieps: boolean;
        };
        /**
         * A new person who may sign in
         * @example {
         *       "email": "lupe@company.example",
         *       "name": "Guadalupe Ríos",
         *       "role": "agent"
         *     }
         */
        NewUserInput: {
            email: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "agent" | "viewer";
            /**
             * @description Missing: the company’s.
             * @example es-MX
             */
            locale?: string;
            /** @description Missing: the answer has a link by which its user sets one, once. */
            password?: string;
        };
        /**
         * Filters under a name
         * @example {
         *       "name": "Large and late",
         *       "list": "accounts",
         *       "query": {
         *         "bucket": "31-60",
         *         "sort": "balance"
         *       }
         *     }
         */
        NewViewInput: {
            name: string;
            /**
             * @description Which list it is of.
             * @default accounts
             * @example accounts
             */
            list: string;
            query: {
                [key: string]: string;
            };
            /**
             * @description Others see it too; it stays yours to remove.
             * @default false
             */
            shared: boolean;
        };
        /**
         * Where another system wants to be told
         * @example {
         *       "url": "https://crm.example/hooks/puntual",
         *       "types": [
         *         "account.deactivated",
         *         "account.reactivated"
         *       ]
         *     }
         */
        NewWebhookEndpointInput: {
            /** @description Begins with https:// and leads to a public address. */
            url: string;
            types: ("*" | "account.opened" | "account.deactivated" | "account.reactivated" | "account.provisional" | "account.closed" | "case.opened" | "case.closed" | "invoice.issued" | "invoice.paid" | "invoice.voided" | "invoice.uncollectible" | "payment.succeeded" | "payment.declined" | "payment.reversed" | "hold.placed" | "hold.released" | "dispute.opened" | "dispute.resolved" | "proof.received" | "task.opened")[];
        };
        /** What somebody wrote down about an account */
        Note: {
            /** @example not_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            at: string;
            /** @description Who wrote it. */
            actor: {
                /** @enum {string} */
                kind: "system" | "agent" | "customer" | "provider";
                id: string;
            };
            text: string;
        };
        /**
         * On which day
         * @example {
         *       "on": "2026-08-10"
         *     }
         */
        OnDayInput: {
            /** @description The account's day unless given. */
            on?: string | null;
        };
        /**
         * An override
         * @example {
         *       "command": "promise",
         *       "reason": "Spoke with Ana, they pay on Friday",
         *       "expectedVersion": 12,
         *       "amountMinor": 116000,
         *       "on": "2026-03-20"
         *     }
         * @example {
         *       "command": "pause",
         *       "reason": "Waiting for their new purchase order",
         *       "expectedVersion": 12,
         *       "until": "2026-03-25"
         *     }
         */
        OverrideInput: {
            /** @constant */
            command: "pause";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
            until?: string;
            invoiceId?: string | null;
            /** @default false */
            legal: boolean;
        } | {
            /** @constant */
            command: "resume";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
            invoiceId?: string | null;
        } | {
            /** @constant */
            command: "extend";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
            days: number;
        } | {
            /** @constant */
            command: "promise";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
            amountMinor: number;
            /**
             * Format: date
             * @example 2026-03-10
             */
            on: string;
        } | {
            /** @constant */
            command: "plan";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
            installments: {
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                on: string;
                amountMinor: number;
            }[];
        } | {
            /** @constant */
            command: "cancelPromise";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
        } | {
            /** @constant */
            command: "cancelPlan";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
        } | {
            /** @constant */
            command: "retryNow";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
            paymentMethodId?: string | null;
        } | {
            /** @constant */
            command: "skipReminder";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
        } | {
            /** @constant */
            command: "sendReminder";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
        } | {
            /** @constant */
            command: "deactivate";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
            /** @default false */
            fraud: boolean;
        } | {
            /** @constant */
            command: "reactivate";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
            until?: (string) | null;
        } | {
            /** @constant */
            command: "writeOff";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
        } | {
            /** @constant */
            command: "close";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
        } | {
            /** @constant */
            command: "reopen";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
        } | {
            /** @constant */
            command: "changePolicy";
            /** @description Stands on the timeline. */
            reason: string;
            /** @description The version of the account that you looked at. */
            expectedVersion: number;
            version: number;
        };
        /**
         * How somebody wants to be spoken to
         * @example {
         *       "locale": "es-MX"
         *     }
         */
        OwnChangeInput: {
            /**
             * @description Mails are in its language where that is one of es, en, fr, it, de, pt, nl, else in English.
             * @example es-MX
             */
            locale: string;
        };
        /**
         * An account's own CLABE
         * @description What arrives there is its money, oldest debt first.
         */
        OwnClabe: {
            /** @example 646180123400000011 */
            clabe: string;
        };
        /** A password, by a link */
        PasswordByLinkInput: {
            token: string;
            password: string;
        };
        /** A new password */
        PasswordChangeInput: {
            password: string;
            /** @description Whoever is signed in changes their own by it. */
            currentPassword?: string;
        };
        /** Whether there is such a user or not */
        PasswordLinkAsked: {
            /** @constant */
            heard: true;
        };
        /**
         * A payment that is asked for
         * @example {}
         */
        PayInput: {
            /** @description The default method unless given. */
            paymentMethodId?: string | null;
            /** @description A part, put against the oldest first. All that is not in dispute unless given. */
            amountMinor?: number;
        };
        /** A link to pay */
        PayLink: {
            /** @example pln_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /** @description None: all that is open. */
            invoiceIds: string[];
            /**
             * @description `replaced`: a newer mail of its kind has another. `paid`: what it asks for was paid some days ago.
             * @enum {string}
             */
            status: "open" | "revoked" | "replaced" | "paid" | "expired";
            /** @description `mail:` and the mail's key, or who asked for it. */
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            expiresAt: string;
            revokedAt: string | null;
            /** @description When a newer mail of its kind brought another. It goes on until `expiresAt`. */
            replacedAt: string | null;
            /** @description When the last of what it asks for was paid. */
            paidAt: string | null;
            /** @description How often its page was opened, by people and by scanners of mail. */
            opens: number;
            openedAt: string | null;
            /** @description The last payment that was asked for on its page. */
            attemptId: string | null;
        };
        /** A link to pay, when it is made */
        PayLinkMade: {
            /** @example pln_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /** @description None: all that is open. */
            invoiceIds: string[];
            /**
             * @description `replaced`: a newer mail of its kind has another. `paid`: what it asks for was paid some days ago.
             * @enum {string}
             */
            status: "open" | "revoked" | "replaced" | "paid" | "expired";
            /** @description `mail:` and the mail's key, or who asked for it. */
            createdBy: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            expiresAt: string;
            revokedAt: string | null;
            /** @description When a newer mail of its kind brought another. It goes on until `expiresAt`. */
            replacedAt: string | null;
            /** @description When the last of what it asks for was paid. */
            paidAt: string | null;
            /** @description How often its page was opened, by people and by scanners of mail. */
            opens: number;
            openedAt: string | null;
            /** @description The last payment that was asked for on its page. */
            attemptId: string | null;
            /** @description Where whoever has it may pay without signing in. Shown once: only its hash is kept. */
            url: string;
        };
        /**
         * What came of it
         * @example {
         *       "attemptId": "att_8m3k0q1wz5v7c9x2b4n6",
         *       "outcome": "declined",
         *       "declineCode": "insufficient_funds",
         *       "retryAllowedAt": "2026-03-10T16:12:00.000Z"
         *     }
         */
        PayOutcome: {
            /** @example att_8m3k0q1wz5v7c9x2b4n6 */
            attemptId: string;
            /**
             * @description `unknown`: the bank has not answered, it is looked up; `pending`: a direct debit on its way; `lost`: it never reached the bank; `refused`: the bank does not know this method any more, and nothing was tried.
             * @enum {string}
             */
            outcome: "succeeded" | "declined" | "refused" | "unknown" | "pending" | "lost";
            declineCode?: string;
            /** @example pay_8m3k0q1wz5v7c9x2b4n6 */
            paymentId?: string;
            /** @description The bank wants its holder to confirm it there (3-D Secure); nothing is taken before. */
            action?: {
                /** @constant */
                kind: "confirm";
                url: string | null;
            };
            /**
             * Format: date-time
             * @description From when this method may be tried again; never after a decline for good.
             * @example 2026-03-10T15:00:00.000Z
             */
            retryAllowedAt?: string;
        };
        /** Payment */
        Payment: {
            /** @example pay_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            at: string;
            /** @enum {string} */
            source: "card" | "bankAccount" | "transfer" | "cash";
            /** @example 116000 */
            amountMinor: number;
            /** @example MXN */
            currency: string;
            allocations: {
                /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                invoiceId: string;
                /** @example 116000 */
                amountMinor: number;
            }[];
            /**
             * @description What was left over: credit of the account.
             * @example 116000
             */
            creditMinor: number;
            /** @enum {string} */
            status: "settled" | "reversed";
            attemptId: string | null;
            transferId: string | null;
        };
        /** Payment attempt */
        PaymentAttempt: {
            /** @example att_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            at: string;
            /** @enum {string} */
            trigger: "autopay" | "retry" | "agent" | "portal" | "api";
            invoiceIds: string[];
            /** @example 116000 */
            amountMinor: number;
            /** @example pm_8m3k0q1wz5v7c9x2b4n6 */
            paymentMethodId: string;
            /** @description `unknown`: no answer yet, it is looked up; `lost`: it never reached the bank; `pending`: a direct debit on its way, or its holder is to confirm it (`action`); null: being sent right now. */
            outcome: ("succeeded" | "declined" | "refused" | "unknown" | "lost" | "pending") | null;
            declineCode: string | null;
            /** @description Under which the provider knows it: one key, one charge. */
            key: string;
            paymentId: string | null;
            action: {
                /** @constant */
                kind: "confirm";
                url: string | null;
            } | null;
        };
        /** Payment method */
        PaymentMethod: {
            /** @example pm_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /** @enum {string} */
            kind: "card" | "bankAccount";
            brand: string;
            last4: string;
            expMonth: number | null;
            expYear: number | null;
            default: boolean;
            /**
             * @description `blocked`: the bank declined it for good; it is never tried again.
             * @enum {string}
             */
            status: "active" | "blocked" | "expired" | "removed";
            /** @description Left for one payment on the page of a link to pay: never the default, and removed after it. */
            once: boolean;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
        };
        /**
         * A version of a policy
         * @description As `NewPolicyVersion`, with its name and number. Immutable.
         */
        Policy: {
            name: string;
            version: number;
            currency: string;
            due: {
                [key: string]: unknown;
            };
            charge: {
                [key: string]: unknown;
            };
            reminders: {
                [key: string]: unknown;
            };
            deactivation: {
                [key: string]: unknown;
            };
            holds: {
                [key: string]: unknown;
            };
            calendar: {
                holidays: string[];
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /**
         * What a version of a policy would have changed
         * @description Recorded lives, played again as they were and under the version. Pages add up.
         */
        PolicyBacktest: {
            /** @description Lives that were played again, of this page. */
            accounts: number;
            /** @description Of these, came to what is recorded when played again as they were. */
            faithful: number;
            /** @description Attempts whose answer nothing recorded tells: taken as declined. */
            assumed: number;
            /** @description Recorded acts that had no place under the other rules. */
            dropped: number;
            byCurrency: {
                currency: string;
                asItWas: components["schemas"]["BacktestMeasures"];
                otherwise: components["schemas"]["BacktestMeasures"];
                accounts: number;
            }[];
            differing: {
                currency: string;
                asItWas: components["schemas"]["BacktestMeasures"];
                otherwise: components["schemas"]["BacktestMeasures"];
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId: string;
            }[];
            skipped: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId: string;
                why: string;
            }[];
            /** @description Ask for the next lives with it; null at the end. */
            nextCursor: string | null;
        };
        /**
         * Which lives to play again
         * @example {
         *       "filter": {
         *         "state": "overdue"
         *       }
         *     }
         */
        PolicyBacktestQuestionInput: {
            /** @default {} */
            filter: components["schemas"]["AccountFilterInput"];
            /** @description Asks about this in place of the version in the path, as if it had been added. It is judged first. */
            draft?: components["schemas"]["NewPolicyVersionInput"];
        };
        /** A migration of accounts to a version of a policy */
        PolicyJob: {
            /** @example job_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /**
             * @description A job goes on by itself, also after a crash.
             * @enum {string}
             */
            status: "queued" | "running" | "done";
            /** @description Accounts that are not waiting any more: moved, skipped, refused and failed together. */
            done: number;
            /** @description Accounts that the filter chose when the job was made. */
            total: number;
            moved: number;
            /** @description Were under this version already when their turn came. */
            skipped: number;
            /** @description Their state did not allow it. */
            refused: number;
            /** @description Our own fault. Resume the job to try them again. */
            failed: number;
            policy: {
                name: string;
                version: number;
            };
            filter: {
                [key: string]: unknown;
            };
            reason: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            finishedAt: string | null;
            /** @description The first 100 that were refused or failed. */
            problems: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId: string;
                /** @enum {string} */
                outcome: "refused" | "failed";
                detail: string;
            }[];
        };
        /** What another version of a policy would change */
        PolicyPreview: {
            /** @description Every account in flight: with something open, or something to come, and not stuck. */
            items: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId: string;
                /** @description The account's. */
                name: string;
                timeZone: string;
                /** @description What comes next as it is; null: nothing. */
                before: {
                    kind: string;
                    /**
                     * Format: date-time
                     * @example 2026-03-10T15:00:00.000Z
                     */
                    at: string;
                } | null;
                /** @description What would come next. */
                after: {
                    kind: string;
                    /**
                     * Format: date-time
                     * @example 2026-03-10T15:00:00.000Z
                     */
                    at: string;
                } | null;
                /** @description Something that will come changes, the next action or a later one. */
                changed: boolean;
            }[];
            /** @description Of these items. */
            counts: {
                accounts: number;
                changed: number;
                unchanged: number;
            };
            nextCursor: string | null;
        };
        /**
         * Which accounts to look at
         * @example {
         *       "filter": {
         *         "state": "overdue"
         *       }
         *     }
         */
        PolicyPreviewQuestionInput: {
            /** @default {} */
            filter: components["schemas"]["AccountFilterInput"];
            /** @description Asks about this in place of the version in the path, as if it had been added. It is judged first. */
            draft?: components["schemas"]["NewPolicyVersionInput"];
        };
        /**
         * Which policy a new account gets
         * @description By the first rule that fits; the company's own when none does. A null fits anything.
         */
        PolicySegments: {
            items: {
                policy: string;
                currency: string | null;
                tag: string | null;
            }[];
        };
        /** That there is such a version */
        PolicyVersion: {
            name: string;
            version: number;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            /** @description Who published it. */
            actor: {
                /** @enum {string} */
                kind: "system" | "agent" | "customer" | "provider";
                id: string;
            };
            /** @description How many are under it now. */
            accounts: number;
        };
        /**
         * Why numbers have not left
         * @example {
         *       "reason": "The other carrier refused"
         *     }
         */
        PortFailureInput: {
            reason: string;
            /**
             * @description The customer gives the numbers up.
             * @default false
             */
            releaseNumbers: boolean;
        };
        /** A port request */
        PortRequest: {
            /** @example prt_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /** @example sub_8m3k0q1wz5v7c9x2b4n6 */
            subscriptionId: string;
            numbers: string[];
            /**
             * Format: date
             * @example 2026-03-10
             */
            submittedOn: string;
            /**
             * Format: date
             * @example 2026-03-10
             */
            earliestOn: string;
            /**
             * Format: date
             * @description Later it is a person’s task.
             * @example 2026-03-10
             */
            latestOn: string;
            /** @enum {string} */
            status: "pending" | "completed" | "failed";
            completedOn: string | null;
        };
        /** A version of a price book */
        PriceBook: {
            name: string;
            version: number;
            /**
             * Format: date
             * @example 2026-03-10
             */
            from: string;
            currency: string;
            prices: {
                code: string;
                /** @enum {string} */
                kind: "serviceFee" | "numbers" | "contactCenter" | "rental" | "equipment" | "preferredNumber" | "installation" | "cancellation" | "buyOut" | "other";
                /** @example 116000 */
                unitMinor: number;
                /** @enum {string} */
                per: "month" | "once";
                includes: {
                    minutes: number;
                    /** @enum {string} */
                    pool: "account" | "unit";
                } | null;
                overageMicros: number | null;
                taxes: ("iva" | "ieps")[];
                sat?: {
                    product: string;
                    unit: string;
                };
            }[];
            rates: {
                prefix: string;
                /** @enum {string} */
                kind: "international" | "surcharged" | "tollFreeIn";
                microsPerMinute: number;
            }[];
            usageTaxes: ("iva" | "ieps")[];
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
        };
        /**
         * A problem document (RFC 9457)
         * @example {
         *       "type": "urn:puntual:problem:invalid_request",
         *       "title": "The request is not valid",
         *       "status": 400,
         *       "detail": "lines[0].quantity: must be above zero",
         *       "code": "invalid_request",
         *       "errors": [
         *         {
         *           "path": "lines[0].quantity",
         *           "message": "must be above zero"
         *         }
         *       ]
         *     }
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description What to decide by: it stays the same when the words change. */
            code: string;
            /** @description Every bad field, with its place in the body. */
            errors?: {
                path: string;
                message: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        /**
         * That a proof is accepted
         * @example {}
         */
        ProofAcceptanceInput: {
            /**
             * @description An unmatched transfer that is its money, one of `waiting` in its evidence.
             * @example btx_8m3k0q1wz5v7c9x2b4n6
             */
            transferId?: string;
        };
        /** What else is known of a payment that a proof shows */
        ProofEvidence: {
            /** @description Under the same tracking key: one key is one payment’s. */
            underKey: {
                proofs: components["schemas"]["ProofOfPayment"][];
                transfers: components["schemas"]["BankTransfer"][];
            };
            /** @description Unmatched transfers that may be its money, the likeliest first; nine at most. */
            waiting: {
                transfer: components["schemas"]["BankTransfer"];
                /** @description What it would pay of the account; the rest is credit. */
                allocations: {
                    /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                    invoiceId: string;
                    /** @example 116000 */
                    amountMinor: number;
                }[];
                /** @description Facts to look at, and no score. */
                evidence: {
                    /** @enum {string} */
                    fact: "sameKey" | "sameAmount" | "sameDay" | "knownPayer" | "payerName" | "referenceFound";
                    holds: boolean;
                }[];
            }[];
        };
        /** Proof of payment */
        ProofOfPayment: {
            /** @example prf_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /**
             * @description `settled`: its money came; `returned`: it did not come in time.
             * @enum {string}
             */
            status: "received" | "accepted" | "rejected" | "settled" | "returned";
            trackingKey: string | null;
            /** @example 116000 */
            amountMinor: number;
            /**
             * Format: date
             * @example 2026-03-10
             */
            paidOn: string;
            fileName: string | null;
            fileType: string | null;
            fileBytes: number | null;
            /** @description What its file says, of a CEP in XML or a PDF with text: null where it could not be read. Amounts are in pesos. What a file says proves nothing: see `verdict`. */
            read: {
                trackingKey: string | null;
                amountMinor: number | null;
                paidOn: string | null;
                fromBank: string | null;
                toBank: string | null;
            } | null;
            /** @description Fields in which the file says something else than whoever sent it. */
            differs: ("trackingKey" | "amountMinor" | "paidOn")[];
            /** @description What the central bank says of its transfer: `valid`, it was credited; `returned` to its payer, or never sent; `late`, on its way; `notFound`, none of that key, amount and day so far. Null: nobody has answered, or is asked. */
            verdict: ("valid" | "returned" | "late" | "notFound") | null;
            reason: string | null;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
        };
        /** The provider's book beside ours */
        Reconciliation: {
            /** @enum {string} */
            provider: "sandbox" | "stripe";
            /**
             * Format: date
             * @example 2026-03-10
             */
            from: string;
            /**
             * Format: date
             * @example 2026-03-10
             */
            to: string;
            /** @description Movements of customers' money on which both books agree. */
            matched: number;
            differences: {
                /**
                 * @description `unknownToUs`: the provider has moved money that the record knows nothing of. `missingAtProvider`: the record has it, and the provider's book doesn't. `amountDiffers`: both have it, over different amounts. `currencyDiffers`: both have it, in different currencies. `stillPending`: the provider has it, and the record still waits for its answer. `notTakenHere`: the provider has taken money for an attempt that is declined, refused or lost here. `twice`: the provider has taken money twice for one attempt.
                 * @enum {string}
                 */
                reason: "unknownToUs" | "missingAtProvider" | "amountDiffers" | "currencyDiffers" | "stillPending" | "notTakenHere" | "twice";
                /** @enum {string} */
                kind: "charge" | "chargeFailed" | "refund" | "refundFailed" | "dispute" | "disputeReversed" | "fee" | "payout" | "payoutFailed" | "adjustment";
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00.000Z
                 */
                at: string;
                /** @description The provider's own id; null: its book has no such line. */
                movementId: string | null;
                providerRef: string | null;
                accountId: string | null;
                attemptId: string | null;
                refundId: string | null;
                theirs: {
                    /** @example 116000 */
                    amountMinor: number;
                    currency: string;
                } | null;
                ours: {
                    /** @example 116000 */
                    amountMinor: number;
                    currency: string;
                } | null;
            }[];
            payouts: {
                id: string;
                /** @enum {string} */
                status: "onItsWay" | "paid" | "failed" | "canceled";
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                arrivesOn: string;
                /**
                 * @description What arrives at the bank.
                 * @example 116000
                 */
                amountMinor: number;
                currency: string;
                /** @description Null: the provider doesn't say what it is made of, since somebody ordered it by hand. */
                parts: {
                    /**
                     * @description Charges.
                     * @example 116000
                     */
                    grossMinor: number;
                    /**
                     * @description Below zero: given back.
                     * @example 116000
                     */
                    refundsMinor: number;
                    /**
                     * @description Below zero: taken back; what was won is above.
                     * @example 116000
                     */
                    disputesMinor: number;
                    /** @example 116000 */
                    otherMinor: number;
                    /**
                     * @description Above zero: what the provider kept.
                     * @example 116000
                     */
                    feesMinor: number;
                    /**
                     * @description All of them together, less the fees.
                     * @example 116000
                     */
                    netMinor: number;
                    movements: number;
                } | null;
                /** @description Whether `netMinor` is what arrives at the bank. */
                addsUp: boolean | null;
            }[];
        };
        /** Refund */
        Refund: {
            /** @example rfd_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /** @example 116000 */
            amountMinor: number;
            currency: string;
            reason: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            /**
             * @description pending: some of it is still to go, or on its way; byHand: somebody has to pay some of it, and there is a task; succeeded: all of it is paid; undone: none of it, it is credit again
             * @enum {string}
             */
            status: "pending" | "succeeded" | "byHand" | "undone";
            parts: components["schemas"]["RefundPart"][];
        };
        /** Part of a refund */
        RefundPart: {
            /** @example 116000 */
            amountMinor: number;
            /**
             * @description provider: back through the rail that its money came by
             * @enum {string}
             */
            by: "provider" | "hand";
            paymentId: string | null;
            /** @description The account that a transfer came from, where its bank told it */
            toClabe: string | null;
            /** @enum {string} */
            status: "pending" | "sent" | "paid" | "byHand" | "paidByHand" | "undone";
            /** @description The provider's own name for it */
            refundRef: string | null;
            /** @description Why it could not go back where it came from */
            because: string | null;
        };
        /** Why a proof is rejected */
        RejectionInput: {
            /** @description The customer reads it. */
            reason: string;
        };
        /**
         * What is removed
         * @example {
         *       "on": "2026-08-20",
         *       "quantity": 1
         *     }
         */
        RemovalInput: {
            /** @description Its last day, which is charged; the account's unless given. */
            on?: string | null;
            /** @description So many of it; all unless given. */
            quantity?: number | null;
        };
        /** Why a receipt is cancelled */
        RepCancellationInput: {
            reason: string;
        };
        /** A receipt of payments that is owed */
        RepObligation: {
            /** @example rep_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /** @description Of the payments, by the account's days. */
            month: string;
            /**
             * Format: date
             * @example 2026-03-10
             */
            dueOn: string;
            /**
             * @description `pending`: to be made; `sent`: nobody has said yet whether it is stamped; `toCancel`: a payment of it was taken back since; `dropped`: before it was made.
             * @enum {string}
             */
            status: "pending" | "sent" | "stamped" | "toCancel" | "cancelled" | "dropped";
            uuid: string | null;
            stampedAt: string | null;
            /** @description What the stamper said was wrong. */
            problem: string | null;
            /** @example 116000 */
            amountMinor: number;
            payments: {
                /** @description Null: the account's credit. */
                paymentId: string | null;
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00.000Z
                 */
                paidAt: string;
                /** @description c_FormaPago. */
                form: string;
                /** @description The bank's key of it. */
                operation: string | null;
                /** @example 116000 */
                amountMinor: number;
                documents: {
                    /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                    invoiceId: string;
                    number: string;
                    /** @description Of the invoice's receipt; null: that is not stamped yet. */
                    uuid: string | null;
                    /** @description Which payment of the invoice it is, from 1 (NumParcialidad). */
                    installment: number;
                    /** @example 116000 */
                    balanceBeforeMinor: number;
                    /** @example 116000 */
                    paidMinor: number;
                    /** @example 116000 */
                    balanceAfterMinor: number;
                    taxes: {
                        code: string;
                        rate: string;
                        /** @example 116000 */
                        baseMinor: number;
                        /** @example 116000 */
                        amountMinor: number;
                    }[];
                }[];
            }[];
        };
        /** How collecting went */
        Report: {
            /** @enum {string} */
            name: "recovery" | "declines" | "retry-hours" | "aging" | "dso" | "promises" | "contacts" | "deactivations";
            /**
             * Format: date
             * @example 2026-03-10
             */
            from: string;
            /**
             * Format: date
             * @example 2026-03-10
             */
            to: string;
            currency: string;
            /** @description In which accounts are billed. Each has reports of its own: they are never added. */
            currencies: string[];
            rows: {
                [key: string]: string | number | null;
            }[];
            /** @description Counts, minor units (`…Minor`), shares from 0 to 1 (`…Rate`); null: of nothing. */
            totals: {
                [key: string]: number | null;
            };
            /** @description The span of the same length before, where that was asked for. */
            previous: {
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                from: string;
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                to: string;
                /** @description Counts, minor units (`…Minor`), shares from 0 to 1 (`…Rate`); null: of nothing. */
                totals: {
                    [key: string]: number | null;
                };
            } | null;
        };
        /**
         * How a dispute ends
         * @example {
         *       "outcome": "accepted",
         *       "creditMinor": 20000
         *     }
         */
        ResolutionInput: {
            /** @enum {string} */
            outcome: "accepted" | "rejected";
            /** @description What is credited when it is accepted: what was in dispute unless given. */
            creditMinor?: number | null;
            /** @description Why it is decided so. It stands on the timeline. */
            reason?: string | null;
        };
        /**
         * A line of the sandbox bank's own book
         * @description One for each attempt that reached the bank: what happened to the money, not what the caller heard.
         */
        SandboxCharge: {
            id: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            at: string;
            key: string;
            /** @example 116000 */
            amountMinor: number;
            /**
             * @description `pending` is a direct debit on its way, `returned` one that came back, `requiresAction` waits for its holder.
             * @enum {string}
             */
            outcome: "succeeded" | "declined" | "lost" | "pending" | "returned" | "requiresAction";
        };
        /**
         * What is to go wrong with a rail of the sandbox
         * @example {
         *       "rail": "mail",
         *       "kind": "away"
         *     }
         * @example {
         *       "rail": "mail",
         *       "kind": "none"
         *     }
         */
        SandboxFault: {
            /** @enum {string} */
            rail: "cards" | "mail" | "service";
            /** @enum {string} */
            kind: "away" | "hangs" | "unauthorized" | "none";
        };
        /**
         * What is to go wrong with a rail of the sandbox
         * @example {
         *       "rail": "mail",
         *       "kind": "away"
         *     }
         * @example {
         *       "rail": "mail",
         *       "kind": "none"
         *     }
         */
        SandboxFaultInput: {
            /** @enum {string} */
            rail: "cards" | "mail" | "service";
            /** @enum {string} */
            kind: "away" | "hangs" | "unauthorized" | "none";
        };
        /** An account's service, as the sandbox's switch has it */
        SandboxService: {
            accountId: string;
            /** @enum {string} */
            state: "on" | "off";
            /** @description Of the call that left it so; null: it was never switched. */
            version: number | null;
            at: string | null;
        };
        /** What an app makes codes from, shown once */
        SecondFactor: {
            /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @description In base32, to be typed into an app. */
            secret: string;
            /** @description `otpauth://…`, to be shown as a picture that an app reads. */
            uri: string;
        };
        /** A code of an app */
        SecondFactorCodeInput: {
            code: string;
        };
        /** A code of one's own second factor, which goes */
        SecondFactorRemovalInput: {
            code?: string;
        };
        /** A constancia de situación fiscal */
        SentConstanciaInput: {
            /** @description A PDF of at most 10 MB. */
            fileBase64: string;
            fileName?: string | null;
        };
        /** That somebody is signed in */
        Session: {
            /** @example ses_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
            userId: string;
            address: string;
            userAgent: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description To the minute.
             * @example 2026-03-10T15:00:00.000Z
             */
            lastSeenAt: string;
            /**
             * Format: date-time
             * @description When it ends, should nothing more be asked.
             * @example 2026-03-10T15:00:00.000Z
             */
            expiresAt: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
        };
        /** A session that is over */
        SessionEnded: {
            id: string;
            /** @constant */
            ended: true;
        };
        /** Dispute, and what may be credited */
        ShownDispute: {
            /** @example dsp_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
            invoiceId: string;
            /** @description What of the invoice is in dispute; null: all of it. */
            amountMinor: number | null;
            reason: string;
            /** @enum {string} */
            status: "open" | "accepted" | "rejected";
            /**
             * @description What was credited when it was accepted.
             * @example 116000
             */
            creditMinor: number;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            accountName: string;
            /** @example MXN */
            currency: string;
            /**
             * @description How much was in dispute when it was opened.
             * @example 116000
             */
            disputedMinor: number;
            /** @description By when it is to be decided, a local day: then it is somebody’s task. Null: it is decided. */
            decideOn: string | null;
            /** @description Days until then by the account’s own day; below zero: since. */
            daysLeft: number | null;
            /** @description What this caller may credit if it is accepted. Null: it is decided. */
            credit: {
                /**
                 * @description What the invoice asks for, paid or not.
                 * @example 116000
                 */
                leftMinor: number;
                /** @description What is left of the caller’s own limit; null: no limit. */
                ownMinor: number | null;
                /**
                 * @description The smaller of the two.
                 * @example 116000
                 */
                mostMinor: number;
            } | null;
        };
        /** That somebody signed in, or tried to */
        SignIn: {
            /** @example aud_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            at: string;
            /** @enum {string} */
            outcome: "succeeded" | "failed" | "locked";
            /** @description Null: the address was nobody’s. */
            userId: string | null;
            address: string | null;
            userAgent: string | null;
        };
        /** How one may sign in */
        SignInOptions: {
            /** @constant */
            password: true;
            provider: {
                name: string;
                /** @description Where a browser is led to, to sign in there and come back. */
                url: string;
            } | null;
            /** @description Whether a link to set a forgotten one anew is mailed; else an admin makes it. */
            forgottenPassword: boolean;
        };
        /** Who is signed in, and until when */
        SignedIn: {
            user: {
                /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
                name: string;
                email: string;
                /** @enum {string} */
                role: "admin" | "agent" | "viewer";
                locale: string;
            };
            /** @example ses_8m3k0q1wz5v7c9x2b4n6 */
            sessionId: string;
            /**
             * Format: date-time
             * @description When it ends, should nothing more be asked.
             * @example 2026-03-10T15:00:00.000Z
             */
            expiresAt: string;
        };
        /**
         * That a receipt is stamped
         * @example {}
         */
        StampInput: {
            /** @description It was stamped elsewhere, under this folio fiscal. */
            uuid?: string | null;
        };
        /** A statement of account */
        Statement: {
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            name: string;
            rfc: string | null;
            currency: string;
            /**
             * Format: date
             * @example 2026-03-10
             */
            from: string;
            /**
             * Format: date
             * @example 2026-03-10
             */
            to: string;
            /**
             * @description Owed before the first day, less credit.
             * @example 116000
             */
            openingMinor: number;
            lines: {
                /** @description Of the timeline. */
                seq: number;
                /**
                 * Format: date
                 * @description Local to the account.
                 * @example 2026-03-10
                 */
                on: string;
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00.000Z
                 */
                at: string;
                /** @enum {string} */
                kind: "invoice" | "invoiceVoided" | "payment" | "paymentReturned" | "creditNote" | "adjustment" | "refund";
                /** @description An invoice's number, or the id of what it is. */
                reference: string;
                summary: string;
                /**
                 * @description Above zero: so much more is owed; below: less.
                 * @example 116000
                 */
                amountMinor: number;
                /**
                 * @description After it. Below zero it is in their favour.
                 * @example 116000
                 */
                balanceMinor: number;
            }[];
            /**
             * @description Owed after the last day, less credit. What was written off is owed.
             * @example 116000
             */
            closingMinor: number;
            /** @description What is open today, by its age. */
            aging: {
                /** @enum {string} */
                name: "current" | "1-30" | "31-60" | "over60";
                /** @example 116000 */
                amountMinor: number;
            }[];
        };
        /** A subscription */
        Subscription: {
            /** @example sub_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            priceBook: string;
            /**
             * Format: date
             * @example 2026-03-10
             */
            serviceStartsOn: string;
            freeMonths: number;
            /**
             * Format: date
             * @example 2026-03-10
             */
            billingStartsOn: string;
            /**
             * Format: date
             * @example 2026-03-10
             */
            firstInvoiceOn: string;
            contract: {
                months: number;
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                through: string;
            } | null;
            endsOn: string | null;
            /**
             * @description Before billing starts, in its contract or without one, after the contract, before its end, after it.
             * @enum {string}
             */
            state: "pending" | "running" | "continuing" | "ending" | "ended";
            items: components["schemas"]["Item"][];
        };
        /**
         * A change of a subscription
         * @example {
         *       "freeMonths": 4
         *     }
         */
        SubscriptionChangeInput: {
            /** @description In all, from the start of service. */
            freeMonths: number;
        };
        /** What can be stopped for all accounts, and whether it is */
        Switch: {
            /** @enum {string} */
            name: "charges" | "mails" | "deactivations";
            /** @description Whether this is stopped for all accounts. */
            stopped: boolean;
            reason: string | null;
            /** @description Who said so; null: nobody ever touched it, and it goes on. */
            actor: {
                /** @enum {string} */
                kind: "system" | "agent" | "customer" | "provider";
                id: string;
            } | null;
            at: string | null;
        };
        /** That something was stopped, or let go on */
        SwitchChange: {
            /** @example swi_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @enum {string} */
            name: "charges" | "mails" | "deactivations";
            stopped: boolean;
            reason: string;
            actor: {
                /** @enum {string} */
                kind: "system" | "agent" | "customer" | "provider";
                id: string;
            };
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            at: string;
        };
        /**
         * What to stop for all accounts, or to let go on
         * @example {
         *       "name": "charges",
         *       "stopped": true,
         *       "reason": "The bank answers strangely since 10:40"
         *     }
         * @example {
         *       "name": "charges",
         *       "stopped": false,
         *       "reason": "The bank is itself again"
         *     }
         */
        SwitchWishInput: {
            /** @enum {string} */
            name: "charges" | "mails" | "deactivations";
            /** @description true: nothing of this kind is begun any more, for any account. false: it goes on. */
            stopped: boolean;
            /** @description Stands on the timelines of the accounts that it keeps something from. */
            reason: string;
        };
        /** Something that only a person can do */
        Task: {
            /** @example tsk_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @enum {string} */
            kind: "accountStuck" | "effectRefused" | "railStopped" | "keyMismatch" | "deactivationApproval" | "proofReview" | "transferUnmatched" | "disputeUndecided" | "lookupFailing" | "debitStuck" | "chargeback" | "moneyOutTwice" | "undeliverable" | "cardExpiring" | "breaker" | "followUp" | "recoveryUndone" | "webhookFailing" | "reply" | "refundByHand" | "monthUnbilled" | "callsUnbilled" | "lowUseShort" | "portLate" | "repDue" | "receiptToCancel";
            /** @description Null: it is of no account alone. */
            accountId: string | null;
            accountName: string | null;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            openedAt: string;
            dueOn: string | null;
            assigneeId: string | null;
            snoozedUntil: string | null;
            /** @enum {string} */
            status: "open" | "done" | "dismissed";
            subject: {
                invoiceId?: string;
                transferId?: string;
                proofId?: string;
                disputeId?: string;
                refundId?: string;
                attemptId?: string;
                mailId?: string;
                repId?: string;
            };
            /** @description `summary` says in a sentence what is to be done. */
            data: {
                [key: string]: unknown;
            };
            closedAt: string | null;
            closedBy: {
                kind: string;
                id: string;
            } | null;
            reason: string | null;
        };
        /**
         * Who is to do a task
         * @example {
         *       "assigneeId": "ana@company.example"
         *     }
         */
        TaskAssignmentInput: {
            /** @description Null: nobody any more. */
            assigneeId: string | null;
        };
        /**
         * Why a task is not to be done
         * @example {
         *       "reason": "They pay on Friday, as they do each month"
         *     }
         */
        TaskDismissalInput: {
            reason: string;
        };
        /**
         * That a task is done
         * @example {}
         */
        TaskDoneInput: {
            reason?: string;
        };
        /**
         * Until when a task can wait
         * @example {
         *       "until": "2026-03-20"
         *     }
         */
        TaskSnoozeInput: {
            /** @description Nobody wants to see it before that day; null: now. */
            until: string | null;
        };
        /** Who an account is to the Mexican tax authority */
        TaxProfile: {
            /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
            accountId: string;
            rfc: string;
            name: string;
            /** @enum {string} */
            regime: "601" | "603" | "605" | "606" | "607" | "608" | "610" | "611" | "612" | "614" | "615" | "616" | "620" | "621" | "622" | "623" | "624" | "625" | "626";
            postalCode: string;
            /** @enum {string} */
            cfdiUse: "G01" | "G02" | "G03" | "I01" | "I02" | "I03" | "I04" | "I05" | "I06" | "I07" | "I08" | "D01" | "D02" | "D03" | "D04" | "D05" | "D06" | "D07" | "D08" | "D09" | "D10" | "S01";
            /** @enum {string} */
            zone: "general" | "border";
            zoneUntil: string | null;
            /** @enum {string} */
            paymentForm: "12" | "13" | "14" | "15" | "17" | "23" | "24" | "25" | "26" | "27" | "28" | "29" | "30" | "31" | "01" | "02" | "03" | "04" | "05" | "06" | "08";
            ieps: boolean;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            changedAt: string;
        };
        /** Timeline entry */
        TimelineEntry: {
            seq: number;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            at: string;
            /** @example charge.declined */
            type: string;
            actor: {
                /** @enum {string} */
                kind: "system" | "agent" | "customer" | "provider";
                id: string;
            };
            /** @description In the language of `Accept-Language` (en, es, pt), made of `data`; English unless it says otherwise. */
            summary: string;
            data: {
                [key: string]: unknown;
            };
            /** @description Null for what others said or did, and nothing was decided. */
            because: components["schemas"]["Because"] | null;
        };
        /** Whose a transfer may be */
        TransferSuggestions: {
            items: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId: string;
                /** @description What it would pay, if it were this account’s; the rest is credit. */
                allocations: {
                    /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                    invoiceId: string;
                    /** @example 116000 */
                    amountMinor: number;
                }[];
                /** @description Facts to look at, and no score. */
                evidence: {
                    /** @enum {string} */
                    fact: "referenceFound" | "exactAmount" | "sumOfInvoices" | "knownPayerClabe" | "payerName" | "proofKey" | "virtualClabe";
                    holds: boolean;
                    detail: string;
                }[];
            }[];
        };
        /** Why a match is undone */
        UnmatchInput: {
            reason: string;
        };
        /** What a month would come to */
        UpcomingInvoice: {
            month: string;
            lines: {
                description: string;
                quantity: number;
                /** @example 116000 */
                unitAmountMinor: number;
                /** @example 116000 */
                amountMinor: number;
                /** @enum {string} */
                kind?: "serviceFee" | "numbers" | "contactCenter" | "rental" | "includedMinutes" | "overage" | "tollFreeIn" | "international" | "equipment" | "preferredNumber" | "installation" | "cancellation" | "buyOut" | "other" | "partial";
                /** @description Of a partial line, what it is a part of; of minutes, whose. */
                of?: string;
                /** @description A price's code. */
                price?: string;
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                from?: string;
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                through?: string;
                days?: number;
                /** @description Days of the month: a part is quantity × unit × days / ofDays. */
                ofDays?: number;
                usageMonth?: string;
                minutes?: number;
            }[];
            taxes: {
                code: string;
                rate: string;
                /** @example 116000 */
                baseMinor: number;
                /** @example 116000 */
                amountMinor: number;
            }[];
            /** @example 116000 */
            subtotalMinor: number;
            /**
             * @description Below zero it becomes a credit note.
             * @example 116000
             */
            totalMinor: number;
            /** @description Two drafts with the same are the same. */
            draftHash: string;
        };
        /**
         * Calls, as events
         * @example {
         *       "source": "switch-mty-1",
         *       "events": [
         *         {
         *           "eventId": "1785931200.17",
         *           "from": "+525512345678",
         *           "to": "+13055551234",
         *           "startedAt": "2026-08-05T12:00:00Z",
         *           "seconds": 61,
         *           "direction": "out"
         *         }
         *       ]
         *     }
         */
        UsageEventsInput: {
            /**
             * @description Where the calls come from, such as a switch: their ids are unique within it.
             * @default events
             * @example switch-mty-1
             */
            source: string;
            completeThrough?: string | null;
            events: {
                /** @description Unique within the source. Without one, what the call says. */
                eventId?: string | null;
                /** @description E.164, national, or an extension of two to six digits. */
                from: string;
                to: string;
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00Z
                 */
                startedAt: string;
                endedAt?: string | null;
                seconds: number;
                /** @description Without it, whether it has seconds. */
                answered?: boolean | null;
                /** @description Without it, it follows from whose the numbers are. */
                direction?: ("in" | "out") | null;
                device?: string | null;
                /** @description Where the source knows it; else it follows from the numbers. */
                accountId?: string | null;
            }[];
        };
        /** A delivery of calls, and what came of it */
        UsageImport: {
            /** @example use_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            source: string;
            /** @enum {string} */
            preset: "generic" | "asterisk" | "freeswitch" | "events";
            timeZone: string | null;
            completeThrough: string | null;
            /**
             * @description All of them: new, repeated, conflicting and rejected.
             * @example 12
             */
            rows: number;
            /** @example 12 */
            new: number;
            /**
             * @description Known already by their ids.
             * @example 12
             */
            repeated: number;
            /**
             * @description Known already by their ids and told otherwise: the first stays.
             * @example 12
             */
            conflicting: number;
            /** @example 12 */
            rejected: number;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            /** @description Null: it is being read, or whoever read it died: the same again goes on where it was. */
            finishedAt: string | null;
        };
        /** A row that is no call of ours, or was told otherwise before */
        UsageReject: {
            /** @description Of the file; of events, which it was, from 1. */
            line: number;
            /** @example number_unknown */
            code: string;
            message: string;
        };
        /** A person who may sign in */
        User: {
            /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "agent" | "viewer";
            locale: string;
            /** @enum {string} */
            status: "active" | "invited" | "disabled";
            /** @description Whether a code of an app is asked for beside the password. */
            secondFactor: boolean;
            disabledAt: string | null;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
        };
        /**
         * What to change of a user
         * @example {
         *       "role": "viewer"
         *     }
         */
        UserChangeInput: {
            /** @enum {string} */
            role?: "admin" | "agent" | "viewer";
            name?: string;
            /**
             * @description Mails are in its language where that is one of es, en, fr, it, de, pt, nl, else in English.
             * @example es-MX
             */
            locale?: string;
            disabled?: boolean;
        };
        /** A user, when it is made */
        UserMade: {
            /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            email: string;
            name: string;
            /** @enum {string} */
            role: "admin" | "agent" | "viewer";
            locale: string;
            /** @enum {string} */
            status: "active" | "invited" | "disabled";
            /** @description Whether a code of an app is asked for beside the password. */
            secondFactor: boolean;
            disabledAt: string | null;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            /** @description Shown this once; null: a password was given. */
            invitation: components["schemas"]["Invitation"] | null;
        };
        /** A list as somebody wants to find it again */
        View: {
            /** @example viw_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            name: string;
            list: string;
            query: {
                [key: string]: string;
            };
            shared: boolean;
            mine: boolean;
            ownerId: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
        };
        /** Something that an endpoint is told */
        WebhookDelivery: {
            /** @example whd_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            /** @example whe_8m3k0q1wz5v7c9x2b4n6 */
            endpointId: string;
            accountId: string | null;
            /** @enum {string} */
            type: "account.opened" | "account.deactivated" | "account.reactivated" | "account.provisional" | "account.closed" | "case.opened" | "case.closed" | "invoice.issued" | "invoice.paid" | "invoice.voided" | "invoice.uncollectible" | "payment.succeeded" | "payment.declined" | "payment.reversed" | "hold.placed" | "hold.released" | "dispute.opened" | "dispute.resolved" | "proof.received" | "task.opened";
            /** @description Null: it was heard, and let go of (`PUNTUAL_KEEP_BODIES_DAYS`). */
            body: ({
                type: string;
                timestamp: string;
                data: {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            }) | null;
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            tries: number;
            /** @description What was answered the last time; null: nothing was. */
            lastStatus: number | null;
            lastError: string | null;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            nextTryAt: string | null;
            endedAt: string | null;
        };
        /** Where another system is told */
        WebhookEndpoint: {
            /** @example whe_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            url: string;
            types: ("*" | "account.opened" | "account.deactivated" | "account.reactivated" | "account.provisional" | "account.closed" | "case.opened" | "case.closed" | "invoice.issued" | "invoice.paid" | "invoice.voided" | "invoice.uncollectible" | "payment.succeeded" | "payment.declined" | "payment.reversed" | "hold.placed" | "hold.released" | "dispute.opened" | "dispute.resolved" | "proof.received" | "task.opened")[];
            /** @enum {string} */
            status: "active" | "paused";
            pausedAt: string | null;
            pausedBecause: string | null;
            /** @description Since when nothing has come through; null: the last did. */
            failingSince: string | null;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
        };
        /**
         * What to change of an endpoint
         * @example {
         *       "paused": true
         *     }
         */
        WebhookEndpointChangeInput: {
            /** @description Begins with https:// and leads to a public address. */
            url?: string;
            types?: ("*" | "account.opened" | "account.deactivated" | "account.reactivated" | "account.provisional" | "account.closed" | "case.opened" | "case.closed" | "invoice.issued" | "invoice.paid" | "invoice.voided" | "invoice.uncollectible" | "payment.succeeded" | "payment.declined" | "payment.reversed" | "hold.placed" | "hold.released" | "dispute.opened" | "dispute.resolved" | "proof.received" | "task.opened")[];
            /** @description true: nothing is sent until it is false again. */
            paused?: boolean;
        };
        /** An endpoint and its secret */
        WebhookEndpointWithSecret: {
            /** @example whe_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            url: string;
            types: ("*" | "account.opened" | "account.deactivated" | "account.reactivated" | "account.provisional" | "account.closed" | "case.opened" | "case.closed" | "invoice.issued" | "invoice.paid" | "invoice.voided" | "invoice.uncollectible" | "payment.succeeded" | "payment.declined" | "payment.reversed" | "hold.placed" | "hold.released" | "dispute.opened" | "dispute.resolved" | "proof.received" | "task.opened")[];
            /** @enum {string} */
            status: "active" | "paused";
            pausedAt: string | null;
            pausedBecause: string | null;
            /** @description Since when nothing has come through; null: the last did. */
            failingSince: string | null;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            createdAt: string;
            /** @description Shown this once: signs what is sent. */
            secret: string;
        };
        /** A new secret, shown once */
        WebhookSecret: {
            /** @example whe_8m3k0q1wz5v7c9x2b4n6 */
            id: string;
            secret: string;
            /**
             * Format: date-time
             * @example 2026-03-10T15:00:00.000Z
             */
            previousSecretUntil: string;
        };
        /**
         * An override that is only imagined
         * @description As `Override`; reason and expectedVersion may be left out.
         */
        WhatIfInput: {
            /** @constant */
            command: "pause";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
            until?: string;
            invoiceId?: string | null;
            /** @default false */
            legal: boolean;
        } | {
            /** @constant */
            command: "resume";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
            invoiceId?: string | null;
        } | {
            /** @constant */
            command: "extend";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
            days: number;
        } | {
            /** @constant */
            command: "promise";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
            amountMinor: number;
            /**
             * Format: date
             * @example 2026-03-10
             */
            on: string;
        } | {
            /** @constant */
            command: "plan";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
            installments: {
                /**
                 * Format: date
                 * @example 2026-03-10
                 */
                on: string;
                amountMinor: number;
            }[];
        } | {
            /** @constant */
            command: "cancelPromise";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
        } | {
            /** @constant */
            command: "cancelPlan";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
        } | {
            /** @constant */
            command: "retryNow";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
            paymentMethodId?: string | null;
        } | {
            /** @constant */
            command: "skipReminder";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
        } | {
            /** @constant */
            command: "sendReminder";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
        } | {
            /** @constant */
            command: "deactivate";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
            /** @default false */
            fraud: boolean;
        } | {
            /** @constant */
            command: "reactivate";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
            until?: (string) | null;
        } | {
            /** @constant */
            command: "writeOff";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
        } | {
            /** @constant */
            command: "close";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
        } | {
            /** @constant */
            command: "reopen";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
        } | {
            /** @constant */
            command: "changePolicy";
            /** @description Stands on the timeline. */
            reason?: string;
            /** @description The version of the account that you looked at. */
            expectedVersion?: number;
            version: number;
        };
        /** Why it stands so */
        Why: {
            items: {
                /** @enum {string} */
                about: "overdue" | "service" | "autopay" | "silence" | "nextAction";
                /** @example The service is on. If nothing is paid, it goes off on 13 April 2026, as the last notice has said. */
                says: string;
                /** @description Null where nothing was decided. */
                because: components["schemas"]["Because"] | null;
            }[];
        };
        /**
         * A cancellation taken back
         * @example {
         *       "reason": "They stay"
         *     }
         */
        WithdrawalInput: {
            reason: string;
        };
        /** A worklist, and what is in it */
        Worklist: {
            /** @enum {string} */
            name: "deactivatingThisWeek" | "promisesDue" | "proofsToReview" | "unmatchedTransfers" | "disputesToAnswer" | "undeliverable" | "cardsExpiring" | "mine";
            count: number;
            /** @description Its rows' `atRisk`, by currency. */
            amounts: {
                currency: string;
                /** @example 116000 */
                minor: number;
            }[];
        };
        /** Something to work on */
        WorklistRow: {
            /** @description Null: a transfer that is nobody's yet. */
            account: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
                name: string;
                externalId: string | null;
                timeZone: string;
                /**
                 * Format: date-time
                 * @description Its own time.
                 * @example 2026-03-10T15:00:00.000Z
                 */
                now: string;
                version: number;
                /** @enum {string} */
                state: "current" | "overdue" | "deactivated" | "writtenOff" | "closed";
                /** @enum {string} */
                service: "active" | "deactivated" | "provisional" | "cancelled";
            } | null;
            /** @description Why it is here, in a sentence. */
            why: string;
            /** @description What the sentence speaks of: what the list is ordered by. */
            at: string | null;
            atRisk: {
                currency: string;
                /** @example 116000 */
                minor: number;
            };
            daysOverdue: number;
            /** @description What happens next by itself. */
            next: {
                kind: string;
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00.000Z
                 */
                at: string;
            } | null;
            owner: string | null;
            lastContact: {
                /**
                 * Format: date-time
                 * @example 2026-03-10T15:00:00.000Z
                 */
                at: string;
                /** @enum {string} */
                kind: "email" | "call";
                /** @description The mail's template, or how the call went. */
                what: string;
            } | null;
            subject: {
                proofId?: string;
                transferId?: string;
                disputeId?: string;
                invoiceId?: string;
                attemptId?: string;
                mailId?: string;
                taskId?: string;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ok";
                    };
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready" | "notReady";
                        /** @enum {string} */
                        database: "ok" | "away";
                        /** @enum {string} */
                        temporal: "ok" | "away";
                        /** @description Of the data folder, where the database is Puntual’s own. `full`: it can be read, and hardly written. */
                        disk: ("ok" | "full") | null;
                        /** @description Whether any worker has asked Temporal for work in the last two minutes. `none`: facts are taken, and nothing is charged, mailed or switched until one does; that keeps us from nothing. Null where Temporal does not say. */
                        workers: ("ok" | "none") | null;
                        /** @description As the workers have last found it. `stopped`: its provider refuses us, and nothing more goes there; `away`: it did not answer when it was asked whether it takes us. Neither keeps us from being ready. Null where the database does not say. */
                        rails: {
                            /** @enum {string} */
                            mails: "ok" | "away" | "stopped";
                            /** @enum {string} */
                            charges: "ok" | "away" | "stopped";
                            /** @enum {string} */
                            service: "ok" | "away" | "stopped";
                            /** @enum {string} */
                            verifier: "ok" | "away" | "stopped";
                        } | null;
                    };
                };
            };
            /** @description Not ready */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready" | "notReady";
                        /** @enum {string} */
                        database: "ok" | "away";
                        /** @enum {string} */
                        temporal: "ok" | "away";
                        /** @description Of the data folder, where the database is Puntual’s own. `full`: it can be read, and hardly written. */
                        disk: ("ok" | "full") | null;
                        /** @description Whether any worker has asked Temporal for work in the last two minutes. `none`: facts are taken, and nothing is charged, mailed or switched until one does; that keeps us from nothing. Null where Temporal does not say. */
                        workers: ("ok" | "none") | null;
                        /** @description As the workers have last found it. `stopped`: its provider refuses us, and nothing more goes there; `away`: it did not answer when it was asked whether it takes us. Neither keeps us from being ready. Null where the database does not say. */
                        rails: {
                            /** @enum {string} */
                            mails: "ok" | "away" | "stopped";
                            /** @enum {string} */
                            charges: "ok" | "away" | "stopped";
                            /** @enum {string} */
                            service: "ok" | "away" | "stopped";
                            /** @enum {string} */
                            verifier: "ok" | "away" | "stopped";
                        } | null;
                    };
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Text of Prometheus */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSessionInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionEnded"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSignInOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInOptions"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
                userId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Session"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ses_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionEnded"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forgetPassword: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgottenPasswordInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordLinkAsked"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeemPasswordLink: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordByLinkInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Of collections. */
                state?: "current" | "overdue" | "deactivated" | "writtenOff" | "closed";
                service?: "active" | "deactivated" | "provisional" | "cancelled";
                /**
                 * @description Overdue since this due day or longer.
                 * @example 2026-03-10
                 */
                overdueFrom?: string;
                /** @description Part of the id, name, e-mail or external id; one or two letters: where a word of them begins. */
                q?: string;
                currency?: string;
                /** @description Name of the policy that they are under. */
                policy?: string;
                /**
                 * @description Accounts that carry it.
                 * @example wholesale
                 */
                tag?: string;
                /** @description Something of that age is open: `aging` shows how much. See `/v1/aging`. */
                bucket?: "current" | "1-30" | "31-60" | "over60";
                /**
                 * @description Who looks after them.
                 * @example ana@company.example
                 */
                owner?: string;
                /** @description A hold of that kind is on. */
                hold?: "agent" | "dispute" | "promise" | "plan" | "proof" | "legal" | "transfer";
                /**
                 * @description Somebody wants to look at them before that local day.
                 * @example 2026-03-10
                 */
                nextActionBefore?: string;
                /**
                 * @description Their service goes off before that local day, if nobody pays.
                 * @example 2026-03-10
                 */
                deactivationBefore?: string;
                /** @description Version of the policy that they are under. */
                policyVersion?: number;
                /** @description Newest first; by name; the largest open balance first; or the oldest overdue debt first. */
                sort?: "newest" | "name" | "balance" | "overdueSince";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Account"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccountInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countAccounts: {
        parameters: {
            query?: {
                /** @description Of collections. */
                state?: "current" | "overdue" | "deactivated" | "writtenOff" | "closed";
                service?: "active" | "deactivated" | "provisional" | "cancelled";
                /**
                 * @description Overdue since this due day or longer.
                 * @example 2026-03-10
                 */
                overdueFrom?: string;
                /** @description Part of the id, name, e-mail or external id; one or two letters: where a word of them begins. */
                q?: string;
                currency?: string;
                /** @description Name of the policy that they are under. */
                policy?: string;
                /**
                 * @description Accounts that carry it.
                 * @example wholesale
                 */
                tag?: string;
                /** @description Something of that age is open: `aging` shows how much. See `/v1/aging`. */
                bucket?: "current" | "1-30" | "31-60" | "over60";
                /**
                 * @description Who looks after them.
                 * @example ana@company.example
                 */
                owner?: string;
                /** @description A hold of that kind is on. */
                hold?: "agent" | "dispute" | "promise" | "plan" | "proof" | "legal" | "transfer";
                /**
                 * @description Somebody wants to look at them before that local day.
                 * @example 2026-03-10
                 */
                nextActionBefore?: string;
                /**
                 * @description Their service goes off before that local day, if nobody pays.
                 * @example 2026-03-10
                 */
                deactivationBefore?: string;
                /** @description Version of the policy that they are under. */
                policyVersion?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountCount"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AccountChangeInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPaymentMethods: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PaymentMethod"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPaymentMethod: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPaymentMethodInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPaymentMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example pm_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removePaymentMethod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example pm_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makePaymentMethodDefault: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example pm_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethod"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvoices: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Invoice"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    issueInvoice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvoiceInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeInvoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DueDateChangeInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    voidInvoice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default voided */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPriceBookVersions: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example lines */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PriceBook"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPriceBook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example lines */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPriceBookInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBook"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPriceBooks: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PriceBook"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPriceBook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example lines */
                name: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBook"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSubscriptions: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Subscription"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startSubscription: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSubscriptionInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example sub_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSubscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example sub_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubscriptionChangeInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addItem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example sub_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewItemInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeItem: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example itm_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RemovalInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upcomingInvoice: {
        parameters: {
            query?: {
                /** @example 2026-09 */
                month?: string;
            };
            header?: never;
            path: {
                /** @example sub_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpcomingInvoice"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelSubscription: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example sub_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancellationInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CancelledSubscription"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawCancellation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example sub_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawalInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEquipmentOrders: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["EquipmentOrder"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    orderEquipment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEquipmentOrderInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EquipmentOrder"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEquipmentOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example eqo_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EquipmentOrder"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signEquipmentOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example eqo_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OnDayInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EquipmentOrder"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deliverEquipmentOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example eqo_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OnDayInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EquipmentOrder"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endRental: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example eqo_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OnDayInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EquipmentOrder"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseEquipmentOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example eqo_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EquipmentOrder"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replaceDefect: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example eqo_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DefectInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EquipmentOrder"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPortRequests: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example sub_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PortRequest"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestPort: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example sub_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPortRequestInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortRequest"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPortRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example prt_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortRequest"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    completePort: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example prt_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["OnDayInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortRequest"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    failPort: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example prt_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PortFailureInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortRequest"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listInvoiceRuns: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["InvoiceRun"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvoiceRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 2026-09 */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceRun"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    holdInvoiceRun: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 2026-09 */
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceRunReasonInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceRun"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseInvoiceRun: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 2026-09 */
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceRunReasonInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceRun"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewInvoiceRun: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 2026-09 */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceRunPreview"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chaseInvoiceRun: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 2026-09 */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Not known yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkJob"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsageImports: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UsageImport"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importUsage: {
        parameters: {
            query: {
                /**
                 * @description Where the calls come from, such as a switch: their ids are unique within it.
                 * @example switch-mty-1
                 */
                source: string;
                preset?: "generic" | "asterisk" | "freeswitch";
                /**
                 * @description All calls of the source through this day have come: invoices need not wait for them. An instant stands for the last day that is wholly before it.
                 * @example 2026-08-31
                 */
                completeThrough?: string;
                /**
                 * @description To which stamps without an offset are local: of Asterisk and FreeSWITCH it must be told.
                 * @example America/Mexico_City
                 */
                timeZone?: string;
            };
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "application/gzip": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageImport"];
                };
            };
            /** @description Not known yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageImport"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendUsageEvents: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsageEventsInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageImport"];
                };
            };
            /** @description Not known yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageImport"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUsageImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example use_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageImport"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsageRejects: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example use_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["UsageReject"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCallDetails: {
        parameters: {
            query: {
                /** @example 2026-09 */
                month: string;
                format?: "csv" | "json";
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallDetails"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvoiceDocument: {
        parameters: {
            query?: {
                format?: "pdf" | "csv" | "xml";
            };
            header?: never;
            path: {
                /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditNoteDocument: {
        parameters: {
            query?: {
                format?: "xml";
            };
            header?: never;
            path: {
                /** @example crn_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getInvoiceReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceReceipt"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stampInvoice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StampInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceReceipt"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRepObligations: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description Of the payments.
                 * @example 2026-09
                 */
                month?: string;
                status?: "pending" | "sent" | "stamped" | "toCancel" | "cancelled" | "dropped";
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["RepObligation"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRepObligation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example rep_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepObligation"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRepDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example rep_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stampRep: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example rep_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StampInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepObligation"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelRep: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example rep_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepCancellationInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepObligation"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTaxProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxProfile"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveTaxProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTaxProfileInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxProfile"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readConstancia: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SentConstanciaInput"];
                "multipart/form-data": {
                    /** @description A PDF. */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConstanciaProposal"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    noteCredit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCreditNoteInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNote"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCreditNotes: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CreditNote"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCreditNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example crn_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreditNote"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openDispute: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDisputeInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDisputes: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                status?: "open" | "accepted" | "rejected";
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ListedDispute"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example dsp_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownDispute"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resolveDispute: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example dsp_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolutionInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payInvoice: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example inv_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PayInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayOutcome"];
                };
            };
            /** @description Not known yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayOutcome"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    payBalance: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PayInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayOutcome"];
                };
            };
            /** @description Not known yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayOutcome"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayments: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Payment"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPaymentAttempts: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PaymentAttempt"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPaymentAttempt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example att_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentAttempt"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPayLinks: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PayLink"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPayLink: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewPayLinkInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayLinkMade"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPayLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example pln_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayLink"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokePayLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example pln_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayLink"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refundCredit: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRefundInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRefunds: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Refund"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example rfd_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJournal: {
        parameters: {
            query: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description The first day, as YYYY-MM-DD.
                 * @example 2026-03-10
                 */
                from: string;
                /**
                 * @description The last day, as YYYY-MM-DD.
                 * @example 2026-03-10
                 */
                to: string;
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["JournalEntry"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reconcileRail: {
        parameters: {
            query: {
                /**
                 * @description The first day, as YYYY-MM-DD.
                 * @example 2026-03-10
                 */
                from: string;
                /**
                 * @description The last day, as YYYY-MM-DD.
                 * @example 2026-03-10
                 */
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBankTransfers: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                status?: "matched" | "partial" | "unmatched" | "duplicate";
                order?: "oldest" | "newest";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BankTransfer"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiveBankTransfer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBankTransferInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankTransfer"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBankTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example btx_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankTransfer"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    suggestMatches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example btx_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferSuggestions"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    matchBankTransfer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example btx_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatchInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankTransfer"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unmatchBankTransfer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example btx_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnmatchInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankTransfer"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBankStatements: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BankStatement"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importBankStatement: {
        parameters: {
            query: {
                format: "csv" | "camt053" | "mt940";
                /** @description By which mapping: of a CSV always; of an MT940 for what its texts say. */
                mapping?: string;
                /**
                 * @description The last day that is wholly in: notes the bank feed, unless a line was rejected.
                 * @example 2026-03-10
                 */
                importedThrough?: string;
            };
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "application/xml": string;
                "text/plain": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankStatement"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBankStatement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bst_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankStatement"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listBankMappings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            name: string;
                        }[];
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBankMapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bbva-mx */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankMapping"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setBankMapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example bbva-mx */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBankMappingInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankMapping"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClabe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnClabe"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveClabe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnClabe"];
                };
            };
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnClabe"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    override: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverrideInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overrideInBulk: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkOverrideInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkPreview"];
                };
            };
            /** @description Not known yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkJob"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobs: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["BulkJob"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example job_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkJob"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeJob: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example job_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkJob"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Import"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importAccounts: {
        parameters: {
            query?: {
                /** @description To know it again by. */
                fileName?: string;
                /** @description How days are written in it. */
                dateFormat?: "YYYY-MM-DD" | "DD/MM/YYYY" | "MM/DD/YYYY";
                /** @description What stands before the decimals of amounts. */
                decimal?: "." | ",";
            };
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
                "text/plain": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example imp_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportAccounts: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example imp_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ImportAccount"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadRefusedLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example imp_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    goLive: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example imp_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Leave out accounts of which a line is refused.
                     * @default false
                     */
                    withoutRefused?: boolean;
                };
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description Not known yet */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Import"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forecast: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ForecastQuestionInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forecast"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEmails: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Email"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getEmail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailInFull"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMailIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example mai_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailIn"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMailInFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example mai_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStatement: {
        parameters: {
            query?: {
                /**
                 * @description The first day; a year before the last unless given.
                 * @example 2026-03-10
                 */
                from?: string;
                /**
                 * @description The last day; today unless given.
                 * @example 2026-03-10
                 */
                to?: string;
                format?: "json" | "csv" | "pdf";
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotes: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Note"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addNote: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNoteInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Call"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    noteCall: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCallInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Contact"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addContact: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewContactInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ctc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ctc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeContact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example ctc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ContactChangeInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTimeline: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @description Only entries with a higher `seq`. */
                after?: number;
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["TimelineEntry"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    why: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Why"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChart: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chart"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAccountChart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountChart"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    advanceTestClock: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["AdvanceInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicies: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PolicyVersion"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicyVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example mexico */
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPolicyVersion: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example mexico */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPolicyVersionInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewPolicyVersion: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example mexico */
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PolicyPreviewQuestionInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyPreview"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    backtestPolicyVersion: {
        parameters: {
            query?: {
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example mexico */
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PolicyBacktestQuestionInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyBacktest"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    migrateToPolicyVersion: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example mexico */
                name: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["MigrationInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyJob"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPolicyJobs: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["PolicyJob"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicyJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example job_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyJob"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumePolicyJob: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example job_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyJob"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicySegments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicySegments"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPolicySegments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPolicySegmentsInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicySegments"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSwitches: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Switch"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setSwitch: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchWishInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Switch"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSwitchChanges: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                name?: "charges" | "mails" | "deactivations";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SwitchChange"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                status?: "open" | "done" | "dismissed";
                kind?: "accountStuck" | "effectRefused" | "railStopped" | "keyMismatch" | "deactivationApproval" | "proofReview" | "transferUnmatched" | "disputeUndecided" | "lookupFailing" | "debitStuck" | "chargeback" | "moneyOutTwice" | "undeliverable" | "cardExpiring" | "breaker" | "followUp" | "recoveryUndone" | "webhookFailing" | "reply" | "refundByHand" | "monthUnbilled" | "callsUnbilled" | "lowUseShort" | "portLate" | "repDue" | "receiptToCancel";
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId?: string;
                /** @example ana@company.example */
                assigneeId?: string;
                /** @description `me`: to the caller, by id or e-mail; `nobody`: to nobody yet. */
                assigned?: "me" | "nobody";
                /** @example 2026-03-10 */
                dueBefore?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Task"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example tsk_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finishTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example tsk_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TaskDoneInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dismissTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example tsk_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDismissalInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example tsk_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskAssignmentInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    snoozeTask: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example tsk_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskSnoozeInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWorklists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Worklist"][];
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWorklist: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                name: "deactivatingThisWeek" | "promisesDue" | "proofsToReview" | "unmatchedTransfers" | "disputesToAnswer" | "undeliverable" | "cardsExpiring" | "mine";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WorklistRow"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getAging: {
        parameters: {
            query?: {
                /**
                 * @description At the end of that local day; as it is now unless given.
                 * @example 2026-03-10
                 */
                asOf?: string;
                /** @description The company's own unless given. */
                currency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Aging"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listViews: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /**
                 * @description Which list it is of.
                 * @example accounts
                 */
                list?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["View"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveView: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewViewInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example viw_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example viw_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReport: {
        parameters: {
            query?: {
                /**
                 * @description The first day; 30 days up to the last unless given.
                 * @example 2026-03-10
                 */
                from?: string;
                /**
                 * @description The last day; the company's today unless given.
                 * @example 2026-03-10
                 */
                to?: string;
                /** @description The company's own unless given. */
                currency?: string;
                compare?: "previous";
            };
            header?: never;
            path: {
                name: "recovery" | "declines" | "retry-hours" | "aging" | "dso" | "promises" | "contacts" | "deactivations";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description text/event-stream, without an end */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBankFeed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFeed"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    noteBankFeed: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankFeedImportInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFeed"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeBankFeed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFeed"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDeactivationBreaker: {
        parameters: {
            query: {
                /** @example 2026-03-10 */
                day: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeactivationBreaker"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseDeactivationBreaker: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BreakerReleaseInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeactivationBreaker"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookEndpoint"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookEndpointInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointWithSecret"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example whe_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example whe_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example whe_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointChangeInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example whe_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @example whe_8m3k0q1wz5v7c9x2b4n6 */
                endpointId?: string;
                status?: "pending" | "delivered" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookDelivery"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example whd_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endChallenge: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example att_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeEndInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxCharge"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSandboxCharges: {
        parameters: {
            query: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SandboxCharge"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSandboxService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxService"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    chargeBack: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargebackInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closeChargeback: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargebackEndInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bounceEmail: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["EmailBounceInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Email"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setSandboxFault: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxFaultInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxFault"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProofsOfAccount: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                status?: "received" | "accepted" | "rejected" | "settled" | "returned";
            };
            header?: never;
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProofOfPayment"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendProofOfPayment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProofOfPaymentInput"];
                "multipart/form-data": {
                    trackingKey?: string;
                    amountMinor: number;
                    /** Format: date */
                    paidOn: string;
                    /** @description A PDF, PNG, JPEG or XML. */
                    file?: string;
                };
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofOfPayment"];
                };
            };
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofOfPayment"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProofsOfPayment: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                status?: "received" | "accepted" | "rejected" | "settled" | "returned";
                /** @example acc_8m3k0q1wz5v7c9x2b4n6 */
                accountId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ProofOfPayment"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProofOfPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example prf_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofOfPayment"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProofFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example prf_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, to be saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    weighProofOfPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example prf_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofEvidence"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acceptProofOfPayment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example prf_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProofAcceptanceInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofOfPayment"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectProofOfPayment: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example prf_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectionInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProofOfPayment"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnChangeInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["User"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserMade"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UserChangeInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    inviteUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationMade"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listColleagues: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Colleague"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    setPassword: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChangeInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    offerSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSecondFactorInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorCodeInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example usr_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SecondFactorRemovalInput"];
            };
        };
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Yours, for this request: sent again with the same body it gets the first answer again, and nothing is done twice. Kept 30 days.
                 * @example invoice-2026-03-guthrie
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKeyInput"];
            };
        };
        responses: {
            /** @description Made; `Location` says where it is */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyMade"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example key_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example key_8m3k0q1wz5v7c9x2b4n6 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSignIns: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SignIn"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description How many items at most. */
                limit?: number;
                /** @description The `nextCursor` of the page before. */
                cursor?: string;
                action?: "signIn.succeeded" | "signIn.failed" | "signIn.locked" | "session.ended" | "user.created" | "user.changed" | "user.invited" | "user.passwordSet" | "user.passwordForgotten" | "user.secondFactorSet" | "user.secondFactorRemoved" | "user.identityBound" | "key.created" | "key.revoked" | "proof.fileRead" | "mail.fileRead" | "export";
                /** @description The id of what it was done to: a user, a key, a session, a proof, a mail, an account. */
                subject?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done: this is how it is now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AuditEntry"][];
                        /** @description Ask for the next page with it; null at the end. */
                        nextCursor: string | null;
                    };
                    "text/csv": string;
                };
            };
            /** @description A problem document */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
