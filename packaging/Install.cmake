# Filled by the packaging work: install rules and CPack.
