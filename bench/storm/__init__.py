"""A whole house in bad weather: whether every letter comes, once and whole, while its processes are killed."""
