"""The pages of *Segregation*."""
